package dev.picode.context;

import dev.picode.git.GitUser;
import dev.picode.sandbox.capability.Glob;
import java.util.List;
import java.util.Objects;

/// How a tree is scanned. Immutable.
///
/// @param maxFileBytes the largest file that is read
/// @param maxFiles the most files that are taken; more are a problem
/// @param user whose global ignore file holds
/// @param exclude what is left out as if Git ignored it: a file, or a folder with all that is in it
public record ScanOptions(long maxFileBytes, int maxFiles, GitUser user, List<Glob> exclude) {
  /// Two MiB: larger texts are hardly ever written by hand.
  public static final long DEFAULT_MAX_FILE_BYTES = 2L << 20;

  /// Half a million: more than the largest public repositories hold.
  public static final int DEFAULT_MAX_FILES = 500_000;

  /// Refuses limits below one.
  public ScanOptions {
    Objects.requireNonNull(user);
    exclude = List.copyOf(exclude);
    if (maxFileBytes < 1 || maxFiles < 1) {
      throw new IllegalArgumentException("a limit is at least one");
    }
  }

  /// Options that exclude nothing.
  public ScanOptions(long maxFileBytes, int maxFiles, GitUser user) {
    this(maxFileBytes, maxFiles, user, List.of());
  }

  /// The usual limits, for the person this process runs for.
  public static ScanOptions defaults() {
    return new ScanOptions(DEFAULT_MAX_FILE_BYTES, DEFAULT_MAX_FILES, GitUser.current());
  }

  /// Whether a path, relative to the workspace, is left out.
  public boolean excludes(String path) {
    for (Glob glob : exclude) {
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
