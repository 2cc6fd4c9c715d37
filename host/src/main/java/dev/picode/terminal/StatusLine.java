package dev.picode.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The one line at the bottom of a terminal that is drawn and erased again. Safe for many threads; it
/// is also the lock that keeps the two outputs and this line apart.
final class StatusLine {
  private static final byte[] ERASE = {'\r', 0x1b, '[', 'K'};

  private final OutputStream stream;
  private final boolean able;
  private boolean shown;
  private int holds;
  private String typed = "";
  private boolean inLine;
  private boolean broken;

  StatusLine(OutputStream stream, boolean able) {
    this.stream = stream;
    this.able = able;
  }

  boolean isAble() {
    return able;
  }

  /// Shows this text in place of what is shown. The text is safe and fits the width.
  synchronized void show(String text) {
    draw(typed.isEmpty() ? text : typed);
  }

  /// Shows what a person types, rather than anything else, and again after each output, until it is empty.
  synchronized void typed(String text) {
    boolean gone = text.isEmpty() && !typed.isEmpty();
    typed = text;
    if (gone) {
      erase();
    }
    drawTyped();
  }

  /// Something else was written, which ends at the beginning of a line or not.
  synchronized void written(boolean isWithinLine) {
    inLine = isWithinLine;
    drawTyped();
  }

  /// In the middle of a line it would take its place.
  private void drawTyped() {
    if (!typed.isEmpty() && !inLine) {
      draw(typed);
    }
  }

  private void draw(String text) {
    if (!able || broken || holds > 0) {
      return;
    }
    try {
      stream.write(ERASE);
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
      shown = true;
    } catch (IOException e) {
      broken = true;
    }
  }

  /// Erases what is shown and shows nothing more until as many [#release]s follow.
  synchronized void hold() {
    erase();
    holds++;
  }

  /// Shows again what it is told to show.
  synchronized void release() {
    holds--;
    drawTyped();
  }

  /// Erases what is shown, if anything is.
  synchronized void erase() {
    if (!shown) {
      return;
    }
    shown = false;
    try {
      stream.write(ERASE);
      stream.flush();
    } catch (IOException e) {
      broken = true;
    }
  }
}
