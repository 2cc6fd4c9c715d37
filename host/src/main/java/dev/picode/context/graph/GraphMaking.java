package dev.picode.context.graph;

import dev.picode.context.symbol.Import;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes one graph. Confined to one thread.
final class GraphMaking {
  /// Who resolves the imports of which languages.
  private static final Map<String, Function<Scene, ImportResolver>> RESOLVERS = resolvers();

  private final GraphInput input;
  private final Scene scene;
  private final Map<Function<Scene, ImportResolver>, ImportResolver> started = new HashMap<>();
  private final FileGraph.Builder imports;
  private final TreeMap<String, List<ExternalUse>> externals = new TreeMap<>();

  GraphMaking(GraphInput input) {
    this.input = input;
    scene = new Scene(input);
    imports = new FileGraph.Builder(scene.tree().files());
  }

  private static Map<String, Function<Scene, ImportResolver>> resolvers() {
    var resolvers = new HashMap<String, Function<Scene, ImportResolver>>();
    put(resolvers, JvmResolver::new, JvmResolver.LANGUAGES);
    put(resolvers, PythonResolver::new, PythonResolver.LANGUAGES);
    put(resolvers, NodeResolver::new, NodeResolver.LANGUAGES);
    put(resolvers, GoResolver::new, GoResolver.LANGUAGES);
    put(resolvers, RustResolver::new, RustResolver.LANGUAGES);
    put(resolvers, IncludeResolver::new, IncludeResolver.LANGUAGES);
    put(resolvers, CSharpResolver::new, CSharpResolver.LANGUAGES);
    put(resolvers, RubyResolver::new, RubyResolver.LANGUAGES);
    put(resolvers, PhpResolver::new, PhpResolver.LANGUAGES);
    put(resolvers, ShellResolver::new, ShellResolver.LANGUAGES);
    return Map.copyOf(resolvers);
  }

  private static void put(
      Map<String, Function<Scene, ImportResolver>> resolvers,
      Function<Scene, ImportResolver> resolver,
      Iterable<String> languages) {
    languages.forEach(language -> resolvers.put(language, resolver));
  }

  DependencyGraph make() throws InterruptedException {
    for (String path : scene.tree().files()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("making the graph was cancelled");
      }
      List<Import> own = scene.imports(path);
      ImportResolver resolver = own.isEmpty() ? null : resolver(scene.language(path));
      if (resolver != null) {
        addImports(path, own, resolver);
      }
    }
    FileGraph importGraph = imports.build();
    FileGraph references = new ReferenceEdges(input, scene, importGraph).make();
    return new DependencyGraph(importGraph, references, externals, scene.manifests().notes());
  }

  private @Nullable ImportResolver resolver(String language) {
    var maker = RESOLVERS.get(language);
    return maker == null ? null : started.computeIfAbsent(maker, _ -> maker.apply(scene));
  }

  private void addImports(String path, List<Import> own, ImportResolver resolver) {
    var outside = new TreeSet<ExternalUse>();
    for (Import taken : own) {
      switch (resolver.resolve(path, taken)) {
        case Resolved.Files files -> add(path, files.paths(), taken);
        case Resolved.Group group -> add(path, narrowed(path, group), taken);
        case Resolved.External external -> outside.add(
            new ExternalUse(external.packageName(), taken.target(), taken.line(), false));
        case Resolved.Missing missing -> outside.add(
            new ExternalUse(missing.name(), taken.target(), taken.line(), true));
      }
    }
    if (!outside.isEmpty()) {
      externals.put(path, List.copyOf(outside));
    }
  }

  private void add(String from, List<String> paths, Import taken) {
    paths.forEach(to -> imports.add(from, to, 1, taken.line()));
  }

  private List<String> narrowed(String path, Resolved.Group group) {
    if (!scene.knowsNames(path)) {
      return group.files().paths();
    }
    List<String> used = scene.usedBy(path, group.files());
    return used.isEmpty() && group.needed() ? group.files().paths() : used;
  }
}
