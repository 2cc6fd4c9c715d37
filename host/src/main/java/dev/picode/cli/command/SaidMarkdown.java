package dev.picode.cli.command;

import dev.picode.terminal.Canvas;
import dev.picode.terminal.MarkdownStream;
import java.util.Optional;

/// Markdown that is said piece by piece, shown while it comes. Confined to whoever holds the lock of the output.
final class SaidMarkdown {
  /// More than this, in characters, is not kept in mind.
  private static final int MOST = 1 << 20;

  private final MarkdownStream stream;
  private final StringBuilder said = new StringBuilder();

  /// @param canvas where it is shown
  SaidMarkdown(Canvas canvas) {
    this.stream = new MarkdownStream(canvas);
  }

  /// Whether the next piece should begin anew.
  boolean isFull() {
    return said.length() >= MOST;
  }

  /// Takes the next piece.
  ///
  /// @return the lines that are whole now; safe to print as a view
  String append(String piece) {
    said.append(piece);
    return stream.append(piece);
  }

  /// What a text has beside what was said; empty where it is another text. Blanks around either do not count.
  Optional<String> rest(String whole) {
    String known = said.toString().strip();
    String text = whole.strip();
    return !isFull() && text.startsWith(known)
        ? Optional.of(text.substring(known.length()))
        : Optional.empty();
  }

  /// Ends it.
  ///
  /// @return the lines that were left; safe to print as a view
  String finish() {
    return stream.finish();
  }
}
