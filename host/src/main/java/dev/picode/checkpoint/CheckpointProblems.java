package dev.picode.checkpoint;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// The problems that checkpoints can have, worded once. Stateless.
final class CheckpointProblems {
  private CheckpointProblems() {}

  static PiCodeException unknown(long id) {
    return Problem.of("checkpoint-unknown", ProblemKind.USER,
        "there is no checkpoint `" + id + "` of this workspace",
        "`picode checkpoint list` shows those there are; old ones are dropped").toException();
  }

  static PiCodeException none() {
    return Problem.of("checkpoint-none", ProblemKind.USER,
        "nothing is known of this workspace that could be taken back",
        "checkpoints are made when the agent or an extension changes files").toException();
  }

  static PiCodeException pathUnknown(String path, long id) {
    return Problem.of("checkpoint-path-unknown", ProblemKind.USER,
        "no checkpoint from `" + id + "` on holds `" + path + "`",
        "`picode diff " + id + "` shows what changed since then").toException();
  }

  static PiCodeException damaged(String what) {
    return Problem.of("checkpoint-damaged", ProblemKind.EXTERNAL,
        "what a checkpoint kept is damaged: " + what,
        "nothing was changed; other checkpoints may still be whole").toException();
  }

  static PiCodeException failed(Path folder, IOException cause) {
    String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
    return Problem.of("checkpoint-failed", ProblemKind.EXTERNAL,
        "the checkpoints in `" + folder + "` cannot be used: "
            + (reason == null ? cause.getClass().getSimpleName() : reason),
        "check the folder, its permissions and the disk").toException(cause);
  }
}
