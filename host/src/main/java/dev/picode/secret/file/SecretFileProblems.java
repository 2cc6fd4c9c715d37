package dev.picode.secret.file;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What can go wrong with the encrypted file. Stateless.
final class SecretFileProblems {
  private SecretFileProblems() {}

  static PiCodeException damaged(Path file, String reason) {
    return Problem.of("secret-store-damaged", ProblemKind.EXTERNAL,
        "the encrypted file `" + file + "` was changed by something else than PiCode: " + reason,
        "nothing of it is used; restore it from a backup, or move it away to begin anew")
        .toException();
  }

  static PiCodeException newer(Path file) {
    return Problem.of("secret-store-damaged", ProblemKind.EXTERNAL,
        "the encrypted file `" + file + "` was written by another version of PiCode",
        "use that version").toException();
  }

  static PiCodeException locked(Path file) {
    return Problem.of("secret-store-locked", ProblemKind.EXTERNAL,
        "the encrypted file `" + file + "` needs its passphrase, and nobody gave it",
        "run it at a terminal; or let `secrets.key-file` name a key file, which needs nobody")
        .toException();
  }

  static PiCodeException wrong(Path file, boolean keyFile) {
    return Problem.of("secret-passphrase-wrong", ProblemKind.DENIED,
        (keyFile ? "the key file is not the one of" : "the passphrase is not that of")
            + " the encrypted file `" + file + "`",
        keyFile
            ? "let `secrets.key-file` name the one that it was made with"
            : "who has lost it moves the file away and sets the secrets anew")
        .toException();
  }

  static PiCodeException noKeyFile(Path file) {
    return Problem.of("secret-store-locked", ProblemKind.EXTERNAL,
        "the encrypted file `" + file + "` is opened by a key file, and none is set",
        "let `secrets.key-file` name it").toException();
  }

  static PiCodeException keyFileUnsafe(Path keyFile, String reason) {
    return Problem.of("secret-key-file-unsafe", ProblemKind.DENIED,
        "the key file `" + keyFile + "` is not used: " + reason,
        "its owner alone may read it: `chmod 600 " + keyFile
            + "`; was it ever open to others, use a new one")
        .toException();
  }

  static PiCodeException keyFileUnusable(Path keyFile, String reason) {
    return Problem.of("secret-key-file-unusable", ProblemKind.USER,
        "the key file `" + keyFile + "` is not used: " + reason,
        "`secrets.key-file` names it; PiCode makes one where a secret is first kept").toException();
  }

  static PiCodeException unusable(Path file, @Nullable IOException cause) {
    Problem problem = Problem.of("secret-store-unusable", ProblemKind.EXTERNAL,
        "the encrypted file `" + file + "` cannot be used: "
            + (cause == null ? "it is too large" : String.valueOf(cause.getMessage())),
        "see to the rights of its folder and the space on the disk");
    return cause == null ? problem.toException() : problem.toException(cause);
  }
}
