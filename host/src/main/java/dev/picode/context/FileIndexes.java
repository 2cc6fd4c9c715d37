package dev.picode.context;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;

/// The indexes of the folders of one workspace, each made when it is first asked for and kept. Safe
/// for many threads; a second caller waits for the first one's scan.
public final class FileIndexes {
  private final Workspace workspace;
  private final ScanOptions options;
  private final ProgressListener listener;
  private final Map<String, FileIndex> known = new HashMap<>();

  /// Indexes that are scanned with these options.
  public FileIndexes(Workspace workspace, ScanOptions options, ProgressListener listener) {
    this.workspace = workspace;
    this.options = options;
    this.listener = listener;
  }

  /// The index of a folder or file of the workspace.
  ///
  /// @throws dev.picode.problem.PiCodeException those of [FileIndex#scan], and `cancelled` where this
  ///     thread is interrupted
  public synchronized FileIndex of(String path) {
    String folder = workspace.resolve(path).toString();
    FileIndex index = known.get(folder);
    if (index == null) {
      index = scan(folder);
      known.put(folder, index);
    }
    return index;
  }

  private FileIndex scan(String folder) {
    try {
      return FileIndex.scan(workspace, workspace.resolve(folder), options, listener);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of("cancelled", ProblemKind.LIMIT, "the scan of `" + folder + "` was cancelled")
          .toException(e);
    }
  }
}
