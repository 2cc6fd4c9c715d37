package dev.picode.checkpoint;

import dev.picode.workspace.WorkspacePath;
import java.util.List;

/// Is told before files are changed. Implementations are safe for many threads.
@FunctionalInterface
public interface BeforeChange {
  /// Keeps nothing.
  BeforeChange NONE = (_, _, _) -> {};

  /// Keeps what files are.
  ///
  /// @param paths what is about to be written, made or removed; nothing need be there
  /// @param by who changes them: `agent`, or the id of an extension
  /// @param why what is done, in a few words
  void before(List<WorkspacePath> paths, String by, String why);
}
