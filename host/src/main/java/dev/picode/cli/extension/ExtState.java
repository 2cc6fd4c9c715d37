package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.plugin.Extension;
import dev.picode.plugin.lock.Lock;
import dev.picode.plugin.lock.LockEntry;
import dev.picode.plugin.lock.SwitchedOff;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import java.util.Optional;
import java.util.Set;

/// How the extensions of a session stand with the lock and the person. Immutable.
///
/// @param user the lock of the person's own place
/// @param project the lock of the project
/// @param off the ids that are switched off
record ExtState(Lock user, Lock project, Set<String> off) {
  /// What counts now.
  static ExtState of(CliSession session) {
    return new ExtState(ExtPlace.ofUser(session).installation().lock(),
        session.trust().trusted().isPresent()
            ? ExtPlace.ofProject(session).installation().lock()
            : Lock.EMPTY,
        SwitchedOff.of(session.folders().config()).ids());
  }

  /// The state in a word: `on`, `off`, or what keeps it from being used.
  String word(Extension extension) {
    if (off.contains(extension.id()) && extension.origin() != Extension.Origin.FOLDER) {
      return "off";
    }
    Problem problem = problem(extension).orElse(null);
    if (problem == null) {
      return "on";
    }
    return problem.code().equals("extension-tampered") ? "changed" : "not usable";
  }

  /// What keeps it from being used; reads its files.
  Optional<Problem> problem(Extension extension) {
    try {
      extension.hash();
      return Optional.empty();
    } catch (PiCodeException e) {
      return Optional.of(e.problem());
    }
  }

  /// What the lock says of it, where it was installed.
  Optional<LockEntry> entry(Extension extension) {
    return switch (extension.origin()) {
      case USER -> user.find(extension.id());
      case PROJECT -> project.find(extension.id());
      case BUILTIN, FOLDER -> Optional.empty();
    };
  }

  /// Where it came from, else where it lies.
  String source(Extension extension) {
    LockEntry entry = entry(extension).orElse(null);
    return entry == null || entry.provenance().source().isEmpty()
        ? extension.from()
        : entry.provenance().source();
  }
}
