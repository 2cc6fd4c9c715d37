package dev.picode.repl;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.task.TaskInfo;
import dev.picode.task.TaskQueue;
import dev.picode.terminal.TableView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// `/tasks`: what runs in the background, and an end to it. Immutable.
///
/// @param tasks the tasks
/// @param screen where they are shown
record TaskLines(TaskQueue tasks, Screen screen) {
  private static final List<String> COLUMNS = List.of("task", "what", "state", "done", "seconds");

  /// Lists the tasks, or cancels one.
  ///
  /// @param words what was typed behind the name
  /// @return the exit code: 1 where there was nothing to cancel
  int run(List<String> words) {
    if (words.isEmpty()) {
      return list();
    }
    if (words.size() == 2 && words.getFirst().equals("cancel")
        && words.getLast().matches("\\d{1,9}")) {
      return cancel(Long.parseLong(words.getLast()));
    }
    throw Problem.of("usage", ProblemKind.USER,
        "`/tasks` takes nothing, or `cancel` and the number of a task",
        "such as `/tasks cancel 1`").toException();
  }

  private int list() {
    List<TaskInfo> all = tasks.list();
    if (all.isEmpty()) {
      return say("nothing runs in the background", 0);
    }
    var rows = new ArrayList<List<String>>();
    Instant now = Instant.now();
    for (TaskInfo task : all) {
      rows.add(List.of(String.valueOf(task.id()), task.name(), state(task), done(task),
          seconds(task, now)));
    }
    screen.view(TableView.render(COLUMNS, rows, screen.terminal().out().canvas()));
    return 0;
  }

  private int cancel(long id) {
    return tasks.cancel(id)
        ? say("task " + id + " is cancelled", 0)
        : say("there is no task " + id + " that is not over", 1);
  }

  private static String state(TaskInfo task) {
    String state = task.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return task.problem() == null ? state : state + ": " + task.problem().message();
  }

  private static String done(TaskInfo task) {
    return task.total() == 0 ? "" : task.done() + " of " + task.total();
  }

  private static String seconds(TaskInfo task, Instant now) {
    Instant started = task.started();
    return started == null
        ? ""
        : String.format(Locale.ROOT, "%.1f",
            Duration.between(started, Objects.requireNonNullElse(task.ended(), now)).toMillis()
                / 1000.0);
  }

  private int say(String sentence, int code) {
    screen.terminal().out().println(sentence);
    screen.terminal().flush();
    return code;
  }
}
