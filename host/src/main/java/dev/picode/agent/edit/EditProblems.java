package dev.picode.agent.edit;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;

/// The problems that edits can have, worded once for a model. Stateless.
final class EditProblems {
  private EditProblems() {}

  static PiCodeException mismatch(String message, String hint) {
    return Problem.of("edit-mismatch", ProblemKind.SCRIPT, message, hint).toException();
  }

  static PiCodeException diffInvalid(String message) {
    return Problem.of("diff-invalid", ProblemKind.USER, message,
        "a hunk is a line `@@` (numbers may be left out) and lines that begin with a space, `-` or `+`")
        .toException();
  }

  static PiCodeException invalid(String message, String hint) {
    return Problem.of("argument-invalid", ProblemKind.USER, message, hint).toException();
  }

  static PiCodeException nothing(String path) {
    return Problem.of("edit-empty", ProblemKind.USER,
        "the edit of `" + path + "` would change nothing",
        "the file already holds what was asked for; read it again").toException();
  }

  static PiCodeException isProtected(String path, String what) {
    return Problem.of("edit-protected", ProblemKind.DENIED,
        "`" + path + "` is not for the agent to change: it is " + what,
        "leave it, and tell the person what should be changed there").toException();
  }

  static PiCodeException stale(String path) {
    return Problem.of("edit-stale", ProblemKind.EXTERNAL,
        "`" + path + "` was changed by somebody else since the edit was planned",
        "nothing was written; read the file again").toException();
  }
}
