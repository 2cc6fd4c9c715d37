package dev.picode.store;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;

/// The problems a store can have, worded once. Immutable.
final class StoreProblems {
  private StoreProblems() {}

  static PiCodeException full(String owner, long bytes) {
    return Problem.of("store-full", ProblemKind.LIMIT,
        "the store of `" + owner + "` would hold " + bytes + " bytes, and may hold "
            + KeyValueStore.QUOTA,
        "remove what is no longer needed").toException();
  }

  static PiCodeException invalid(String reason) {
    return Problem.of("store-entry-invalid", ProblemKind.SCRIPT, reason).toException();
  }

  static PiCodeException corrupt(Path file, int line) {
    return Problem.of("store-corrupt", ProblemKind.EXTERNAL,
        "the store `" + file + "` is damaged at line " + line,
        "nothing was changed; restore the file from a backup, or move it away to begin anew")
        .toException();
  }

  static PiCodeException failed(Path file, IOException cause) {
    String reason = cause.getMessage();
    return Problem.of("store-failed", ProblemKind.EXTERNAL,
        "the store `" + file + "` cannot be used: "
            + (reason == null ? cause.getClass().getSimpleName() : reason),
        "check the folder, its permissions and the disk").toException(cause);
  }

  static PiCodeException cancelled(IOException cause) {
    return Problem.of("cancelled", ProblemKind.LIMIT, "the use of the store was cancelled")
        .toException(cause);
  }
}
