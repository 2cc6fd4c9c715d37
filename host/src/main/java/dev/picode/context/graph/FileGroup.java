package dev.picode.context.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The files of a package or namespace, and which of them define what. Confined to one thread.
final class FileGroup {
  private final List<String> paths;
  private final Function<String, List<String>> definitions;
  /// The files by the names they define, made when it is first asked for.
  private @Nullable Map<String, Set<String>> definers;

  FileGroup(Collection<String> paths, Function<String, List<String>> definitions) {
    this.paths = List.copyOf(new TreeSet<>(paths));
    this.definitions = definitions;
  }

  /// By path.
  List<String> paths() {
    return paths;
  }

  /// Those that define a name.
  Set<String> defining(String name) {
    Map<String, Set<String>> known = definers;
    if (known == null) {
      known = new HashMap<>();
      for (String path : paths) {
        for (String defined : definitions.apply(path)) {
          known.computeIfAbsent(defined, _ -> new TreeSet<>()).add(path);
        }
      }
      definers = known;
    }
    return known.getOrDefault(name, Set.of());
  }

  /// Those that define one of some names, by path.
  List<String> definingAny(Collection<String> names) {
    var found = new TreeSet<String>();
    names.forEach(name -> found.addAll(defining(name)));
    return List.copyOf(found);
  }
}
