package dev.picode.context.graph;

import dev.picode.context.IndexedFile;
import dev.picode.context.symbol.Import;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// What a graph is made of. Its maps are not copied and must not change while it is in use.
///
/// @param files the files of the tree
/// @param imports what each file imports; a file with nothing may be left out
/// @param references how often each file uses which name; empty where that is not known
/// @param definitions the names each file defines; empty where that is not known
/// @param text the text of a configuration file, empty where there is none
public record GraphInput(
    Collection<IndexedFile> files,
    Map<String, List<Import>> imports,
    Map<String, Map<String, Integer>> references,
    Map<String, List<String>> definitions,
    Function<String, Optional<String>> text) {
  /// Refuses missing parts.
  public GraphInput {
    Objects.requireNonNull(files);
    Objects.requireNonNull(imports);
    Objects.requireNonNull(references);
    Objects.requireNonNull(definitions);
    Objects.requireNonNull(text);
  }

  /// The same without names: only imports give edges, and an import of a package leads to all of its files.
  public static GraphInput ofImports(
      Collection<IndexedFile> files,
      Map<String, List<Import>> imports,
      Function<String, Optional<String>> text) {
    return new GraphInput(files, imports, Map.of(), Map.of(), text);
  }
}
