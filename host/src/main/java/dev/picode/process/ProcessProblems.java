package dev.picode.process;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.time.Duration;

/// The problems a process can have, worded once. Immutable.
final class ProcessProblems {
  private ProcessProblems() {}

  static PiCodeException notFound(String name) {
    return Problem.of("program-not-found", ProblemKind.EXTERNAL,
        "there is no program `" + name + "` on `PATH`",
        "install it, or name one in the workspace by its path: `./tools/…`").toException();
  }

  static PiCodeException invalid(String reason) {
    return Problem.of("program-invalid", ProblemKind.SCRIPT, reason,
        "give the name of a program and its arguments, each as one text; no shell reads them")
        .toException();
  }

  static PiCodeException failed(String name, IOException cause) {
    // What Java says repeats the whole command; what the system says is in the cause of that.
    Throwable system = cause.getCause() == null ? cause : cause.getCause();
    String reason = system.getMessage();
    return Problem.of("program-failed", ProblemKind.EXTERNAL,
        "`" + name + "` cannot be started: "
            + (reason == null ? system.getClass().getSimpleName() : reason),
        "check that it runs on this system").toException(cause);
  }

  static PiCodeException notConfined(String name, String missing) {
    return Problem.of("program-not-confined", ProblemKind.EXTERNAL,
        "`" + name
            + "` was not started: `agent.shell-confinement` requires a wall that cannot stand here, "
            + missing,
        "`picode doctor` shows the walls; `agent.shell-confinement = \"auto\"` does without those that"
            + " this machine has not")
        .toException();
  }

  static PiCodeException timeout(String name, Duration time) {
    return Problem.of("program-timeout", ProblemKind.LIMIT,
        "`" + name + "` did not end within " + time.toMillis() + " ms and was stopped",
        "do less at once, or raise `timeoutMs` up to " + ProcessLimits.MAX_TIME.toMillis())
        .toException();
  }

  static PiCodeException cancelled(String name, InterruptedException cause) {
    return Problem.of("cancelled", ProblemKind.LIMIT, "`" + name + "` was cancelled")
        .toException(cause);
  }

  static PiCodeException closed(String name) {
    return Problem.of("cancelled", ProblemKind.LIMIT,
        "`" + name + "` was not started: PiCode is ending").toException();
  }

  /// Refuses a name that no program has.
  static void refuseControls(String name) {
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw invalid("the name of a program has a control character");
    }
  }
}
