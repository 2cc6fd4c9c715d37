package dev.picode.repl;

import dev.picode.task.TaskInfo;
import java.util.List;
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
        + tasks(session.place().commands().tasks().list())
        + conversation(session.place().commands().conversation(), columns);
  }

  private static String conversation(String said, int columns) {
    return said.isEmpty() || columns < WIDE_COLUMNS ? "" : " | " + said;
  }

  private static String tasks(List<TaskInfo> tasks) {
    List<TaskInfo> open = tasks.stream().filter(task -> !task.state().isOver()).toList();
    return switch (open.size()) {
      case 0 -> "";
      case 1 -> " | " + open.getFirst().name();
      default -> " | " + open.size() + " tasks";
    };
  }
}
