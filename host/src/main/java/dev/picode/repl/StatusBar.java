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

  private final Terminal terminal;
  private final boolean wanted;

  /// @param wanted whether the person wants it
  StatusBar(Terminal terminal, boolean wanted) {
    this.terminal = terminal;
    this.wanted = wanted && !Terminal.TYPE_DUMB.equals(terminal.getType());
  }

  /// Shows how things stand before a line is typed.
  void show(Session session, long millis) {
    if (!wanted) {
      return;
    }
    Status status = Status.getStatus(terminal);
    if (terminal.getWidth() < LEAST_COLUMNS) {
      status.update(List.of());
      return;
    }
    String mode = session.mode().map(Mode::name).orElse("commands");
    String last = millis < 0
        ? "nothing run yet"
        : String.format(Locale.ROOT, "last %.1f s, exit %d", millis / 1000.0, session.code());
    status.restore();
    status.update(List.of(new AttributedString(mode + " | " + last + " | no model, context empty",
        AttributedStyle.DEFAULT.faint())));
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
