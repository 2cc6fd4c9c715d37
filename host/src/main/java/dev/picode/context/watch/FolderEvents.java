package dev.picode.context.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Says what happens in the folders of a tree. Implementations are immutable.
interface FolderEvents {
  /// Begins to watch. What happens after this returns is told.
  ///
  /// @param root the real path of the tree
  /// @param enters whether a folder is watched; asked before it is entered
  /// @param changed hears the real path of each thing that changed, and the root where it is not known what did; called
  ///     on a thread of the watch
  /// @param failed hears, once or more, why no more is told
  /// @return ends it
  /// @throws IOException where the system gives no more watches
  AutoCloseable watch(Path root, Predicate<Path> enters, Consumer<Path> changed,
      Consumer<Exception> failed) throws IOException;
}
