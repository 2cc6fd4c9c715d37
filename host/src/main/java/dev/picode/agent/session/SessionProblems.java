package dev.picode.agent.session;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.util.List;

/// What can be wrong with sessions. Stateless, safe for many threads.
final class SessionProblems {
  private static final String LIST = "`picode session list` lists those of this workspace";

  private SessionProblems() {}

  static PiCodeException unknown(String asked) {
    return Problem.of("unknown-session", ProblemKind.USER,
        "there is no session `" + asked + "` of this workspace", LIST).toException();
  }

  static PiCodeException ambiguous(String asked, List<String> ids) {
    return Problem.of("session-ambiguous", ProblemKind.USER,
        "`" + asked + "` may be any of " + ids.size() + " sessions",
        "write one of " + String.join(", ", ids.stream().map(id -> "`" + id + "`").toList()))
        .toException();
  }

  static PiCodeException inUse(String id) {
    return Problem.of("session-in-use", ProblemKind.USER,
        "the session `" + id + "` goes on in another process",
        "end that one, or go on in a fork: `picode session fork " + id + "`").toException();
  }

  static PiCodeException damaged(String id) {
    return Problem.of("session-damaged", ProblemKind.USER,
        "the session `" + id + "` cannot be read: its first line is no header",
        "delete it with `picode session delete " + id + "`").toException();
  }

  static PiCodeException tooNew(String id, long version) {
    return Problem.of("session-too-new", ProblemKind.USER,
        "the session `" + id + "` has version " + version + ", and this PiCode reads version "
            + SessionHeader.VERSION,
        "use the PiCode that wrote it").toException();
  }

  static PiCodeException nameInvalid() {
    return Problem.of("session-name-invalid", ProblemKind.USER,
        "the name of a session is one line of at most " + SessionStore.MAX_NAME
            + " characters, and looks like no id",
        "choose another one").toException();
  }

  static PiCodeException unreadable(String id, IOException cause) {
    return Problem.of("session-unreadable", ProblemKind.EXTERNAL,
        "the session `" + id + "` cannot be read: " + cause.getMessage()).toException(cause);
  }

  static PiCodeException unwritable(String id, IOException cause) {
    return Problem.of("session-unwritable", ProblemKind.EXTERNAL,
        "the session `" + id + "` cannot be written: " + cause.getMessage()).toException(cause);
  }
}
