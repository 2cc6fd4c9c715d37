package dev.picode.context;

import dev.picode.workspace.Workspace;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The files of a workspace that are worth opening, none of them opened. Immutable.
///
/// What Git would ignore is left out, so is `.git`, what a link points at, and what is binary by its name.
///
/// @param files by path
/// @param skipped what was left out, by path; not what is ignored
public record FileListing(List<ListedFile> files, List<SkippedFile> skipped) {
  /// Sorts and copies.
  public FileListing {
    files = files.stream().sorted(Comparator.comparing(ListedFile::path)).toList();
    skipped = skipped.stream().sorted(Comparator.comparing(SkippedFile::path)).toList();
  }

  /// All files of a workspace.
  ///
  /// @throws InterruptedException soon after this thread was interrupted
  /// @throws dev.picode.problem.PiCodeException `path-not-found`, `index-too-large`
  public static FileListing of(
      Workspace workspace,
      ScanOptions options,
      ProgressListener listener) throws InterruptedException {
    var walk = new TreeWalk(workspace.resolve("."), options, listener);
    walk.run();
    return new FileListing(walk.found(), walk.skipped());
  }

  /// Those files that are at some paths or below them.
  ///
  /// @param paths relative to the workspace; what is not there, or ignored, is passed over
  /// @throws InterruptedException soon after this thread was interrupted
  /// @throws dev.picode.problem.PiCodeException `path-not-found`, `index-too-large`
  public static FileListing at(
      Workspace workspace,
      Collection<String> paths,
      ScanOptions options) throws InterruptedException {
    var walk = new TreeWalk(workspace.resolve("."), options, ProgressListener.NONE);
    walk.run(paths);
    return new FileListing(walk.found(), walk.skipped());
  }
}
