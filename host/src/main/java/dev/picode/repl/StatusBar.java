package dev.picode.repl;

import java.util.List;
import java.util.Locale;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;

/// The line below the prompt that says how things stand. Confined to the thread of the prompt; nothing is shown where
/// the terminal cannot keep a line in its place.
final class StatusBar {
  private static final int LEAST_COLUMNS = 40;
  private static final int WIDE_COLUMNS = 70;

  private final Terminal terminal;
  private final boolean wanted;

  /// @param wanted whether the person wants it
  StatusBar(Terminal terminal, boolean wanted) {
    this.terminal = terminal;
    this.wanted = wanted && !Terminal.TYPE_DUMB.equals(terminal.getType());
  }

  /// Shows that a line runs.
  void running(Session session) {
    show(mode(session) + " | running, Ctrl-C stops it");
  }

  /// Shows how things stand before a line is typed.
  ///
  /// @param millis how long the last line ran; negative where none did
  void show(Session session, long millis) {
    String last = millis < 0
        ? "nothing run yet"
        : String.format(Locale.ROOT, "last %.1f s, exit %d", millis / 1000.0, session.code());
    show(mode(session) + " | " + last
        + (terminal.getWidth() < WIDE_COLUMNS ? "" : " | no model, context empty"));
  }

  private static String mode(Session session) {
    return session.mode().map(Mode::name).orElse("commands");
  }

  private void show(String text) {
    if (!wanted) {
      return;
    }
    Status status = Status.getStatus(terminal);
    status.restore();
    status.update(terminal.getWidth() < LEAST_COLUMNS
        ? List.of()
        : List.of(new AttributedString(text, AttributedStyle.DEFAULT.faint())));
  }

  /// Takes the line away while something else has the terminal.
  void hide() {
    if (wanted) {
      Status status = Status.getStatus(terminal);
      status.update(List.of());
      status.suspend();
    }
  }
}
