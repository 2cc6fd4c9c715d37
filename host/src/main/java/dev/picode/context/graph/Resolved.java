package dev.picode.context.graph;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Where an import leads. Immutable.
sealed interface Resolved {
  /// Nowhere: it says something about the file itself.
  Resolved NOTHING = new Files(List.of());

  /// To these files.
  record Files(List<String> paths) implements Resolved {
    public Files {
      paths = List.copyOf(new TreeSet<>(paths));
    }
  }

  /// To those of these files that define a name which the importing file uses.
  ///
  /// @param needed whether the language refuses an import that is not used, so that no match means all of them
  record Group(FileGroup files, boolean needed) implements Resolved {}

  /// Out of the tree.
  ///
  /// @param packageName what it belongs to
  record External(String packageName) implements Resolved {}

  /// To something of this tree that is not there.
  record Missing(String name) implements Resolved {}

  static Resolved file(String path) {
    return new Files(List.of(path));
  }

  static Resolved files(Collection<String> paths) {
    return new Files(List.copyOf(paths));
  }
}
