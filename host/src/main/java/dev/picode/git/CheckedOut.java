package dev.picode.git;

import dev.picode.problem.PiCodeException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a work tree has checked out, for a person to see. Immutable.
///
/// Read from the file that says it, because opening a repository costs more than all else before a prompt. Only where that
/// file leaves it open, as in a repository that keeps its branches in tables, is the repository asked.
///
/// @param branch without `refs/heads/`; `null` where it is a commit and no branch
public record CheckedOut(@Nullable String branch) {
  private static final String COMMIT = "[0-9a-f]{40,64}";
  private static final String BRANCH = "ref: refs/heads/";
  /// Stands in `HEAD` where it is kept elsewhere, see `reftable` in Git's documentation.
  private static final String ELSEWHERE = BRANCH + ".invalid";

  /// What is checked out in the repository that a folder belongs to; empty where there is none, or one that cannot be read.
  public static Optional<CheckedOut> in(Path folder) {
    return in(folder, GitUser.current());
  }

  /// The same for a person, as [GitRepository#find(Path, GitUser)] finds it.
  public static Optional<CheckedOut> in(Path folder, GitUser user) {
    return GitFolder.find(folder, user.home()).flatMap(git -> {
      String head = git.head();
      if (head.startsWith(BRANCH) && !head.equals(ELSEWHERE)) {
        return Optional.of(new CheckedOut(head.substring(BRANCH.length())));
      }
      if (head.matches(COMMIT)) {
        return Optional.of(new CheckedOut(null));
      }
      try {
        return Optional.of(new CheckedOut(JGitRepository.open(git, user).head().branch()));
      } catch (PiCodeException _) {
        return Optional.empty();
      }
    });
  }
}
