package dev.picode.context.graph;

import dev.picode.context.IndexedFile;
import dev.picode.context.Languages;
import dev.picode.context.symbol.Import;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A small tree written in a test: `path | import import …` a line, an import as `form:target#name,name`, and
/// configuration files with their text. Confined to one thread.
final class TreeText {
  private final List<IndexedFile> files = new ArrayList<>();
  private final Map<String, List<Import>> imports = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> references = new LinkedHashMap<>();
  private final Map<String, List<String>> definitions = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  static TreeText of(String lines) {
    var tree = new TreeText();
    lines.lines().filter(line -> !line.isBlank()).forEach(tree::line);
    return tree;
  }

  private void line(String line) {
    String[] parts = line.split("\\|", 2);
    String path = parts[0].strip();
    add(path);
    if (parts.length < 2) {
      return;
    }
    List<Import> own = new ArrayList<>();
    for (String word : parts[1].strip().split("\\s+", -1)) {
      if (!word.isEmpty()) {
        own.add(parsed(word, own.size() + 1));
      }
    }
    imports.put(path, own);
  }

  private void add(String path) {
    files.add(new IndexedFile(path, Languages.of(path), 1, 1, false));
  }

  private static Import parsed(String word, int line) {
    var form = Import.Form.PLAIN;
    String rest = word;
    for (Import.Form known : Import.Form.values()) {
      String prefix = known.name().toLowerCase(Locale.ROOT) + ":";
      if (rest.startsWith(prefix)) {
        form = known;
        rest = rest.substring(prefix.length());
      }
    }
    int hash = rest.lastIndexOf('#');
    // A `#` at the start belongs to the name itself.
    List<String> names = hash <= 0 ? List.of() : List.of(rest.substring(hash + 1).split(",", -1));
    return new Import(hash <= 0 ? rest : rest.substring(0, hash), names, form, line);
  }

  /// Adds a configuration file.
  TreeText with(String path, String text) {
    add(path);
    texts.put(path, text);
    return this;
  }

  /// Says which names a file defines.
  TreeText defines(String path, String... names) {
    definitions.put(path, List.of(names));
    return this;
  }

  /// Says which names a file uses, each as often as it is given.
  TreeText uses(String path, String... names) {
    var counts = new TreeMap<String, Integer>();
    Arrays.stream(names).forEach(name -> counts.merge(name, 1, Integer::sum));
    references.put(path, counts);
    return this;
  }

  GraphInput input() {
    return new GraphInput(files, imports, references, definitions,
        path -> Optional.ofNullable(texts.get(path)));
  }

  DependencyGraph graph() throws InterruptedException {
    return DependencyGraph.of(input());
  }

  /// The graph as text: `from -> to`, `from => package`, `from !! missing`, a line each, by file.
  String described() throws InterruptedException {
    DependencyGraph graph = graph();
    var lines = new ArrayList<String>();
    for (String path : graph.imports().files()) {
      graph.imports().dependencies(path).forEach(to -> lines.add(path + " -> " + to));
      for (boolean missing : new boolean[] {true, false}) {
        graph.externals(path)
            .stream()
            .filter(use -> use.missing() == missing)
            .map(use -> path + (missing ? " !! " : " => ") + use.packageName())
            .distinct()
            .forEach(lines::add);
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
