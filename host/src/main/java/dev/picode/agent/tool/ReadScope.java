package dev.picode.agent.tool;

import dev.picode.context.FileListing;
import dev.picode.context.ListedFile;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspacePath;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the agent may look at. Immutable, safe for many threads.
///
/// What Git ignores is not listed, and can be read by its name. What is PiCode's own or Git's inside is not read at all,
/// and neither is what a rule denies.
///
/// @param workspace the workspace, guarding PiCode's own folders
/// @param options how the tree is walked
/// @param seen which files no rule denies, asked with paths relative to the workspace
/// @param spill cuts answers
record ReadScope(Workspace workspace, ScanOptions options, Predicate<String> seen, Spill spill) {
  /// A file or folder, links followed, which is there and may be looked at.
  ///
  /// @throws PiCodeException `path-not-found`, `agent-path-private`, and those of [WorkspacePath#realPath]
  WorkspacePath existing(String path) {
    Path real = workspace.resolve(path).existingPath();
    WorkspacePath found = workspace.resolve(real);
    if (workspace.isUnwritable(real) || !seen.test(found.toString())) {
      throw hidden(path);
    }
    return found;
  }

  private static PiCodeException hidden(String path) {
    return Problem.of("agent-path-private", ProblemKind.DENIED,
        "`" + path + "` is not for the agent: it belongs to Git or PiCode, or a rule denies it",
        "`git_status`, `git_diff` and `git_log` show what Git knows").toException();
  }

  /// Whether what lies at a path without links may be shown.
  boolean shows(String path) {
    return seen.test(path) && !workspace.isUnwritable(workspace.root().resolve(path));
  }

  /// The files below a folder that Git does not ignore, by path.
  List<String> below(WorkspacePath folder) throws InterruptedException {
    FileListing listing = folder.isRoot()
        ? FileListing.of(workspace, options, ProgressListener.NONE)
        : FileListing.at(workspace, List.of(folder.toString()), options);
    return Stream.concat(
        listing.files().stream().map(ListedFile::path),
        listing.skipped()
            .stream()
            .filter(skip -> switch (skip.reason()) {
              case BINARY, TOO_LARGE, LINK -> true;
              case IGNORED, UNREADABLE, SPECIAL, NAME -> false;
            })
            .map(skip -> skip.path()))
        .filter(this::shows)
        .sorted()
        .toList();
  }
}
