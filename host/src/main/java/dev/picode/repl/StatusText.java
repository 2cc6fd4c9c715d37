package dev.picode.repl;

import java.util.Locale;

/// The line below the prompt that says how things stand. Stateless.
final class StatusText {
  private static final int LEAST_COLUMNS = 40;
  private static final int WIDE_COLUMNS = 70;

  private StatusText() {}

  /// How things stand before a line is typed; empty where there is no room to say it.
  ///
  /// @param millis how long the last line ran; negative where none did
  /// @param columns the width of the terminal
  static String of(Session session, long millis, int columns) {
    if (columns < LEAST_COLUMNS) {
      return "";
    }
    String last = millis < 0
        ? "nothing run yet"
        : String.format(Locale.ROOT, "last %.1f s, exit %d", millis / 1000.0, session.code());
    return session.mode().map(Mode::name).orElse("commands") + " | " + last
        + (columns < WIDE_COLUMNS ? "" : " | no model, context empty");
  }
}
