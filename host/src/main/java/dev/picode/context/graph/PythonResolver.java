package dev.picode.context.graph;

import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.symbol.Import;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Imports of Python. Confined to one thread.
///
/// Absolute names are looked for below the importing file's own source root (the folder above its topmost package), in
/// its own folder (as for a script), then below the other roots: the top, each `src`, each folder with a project file
/// and each folder that holds a package. `from a import b` means the module `a/b.py` where there is one, else `a`. A
/// folder without `__init__.py` is a package too (PEP 420).
final class PythonResolver implements ImportResolver {
  static final Set<String> LANGUAGES = Set.of("Python");

  private static final List<String> PROJECT_FILES = List.of("pyproject.toml", "setup.py",
      "setup.cfg");

  private final SourceTree tree;
  /// The roots that have a module or package, by its name.
  private final Map<String, List<String>> rootsOf = new HashMap<>();

  PythonResolver(Scene scene) {
    tree = scene.tree();
    var found = new TreeSet<String>();
    found.add("");
    for (String folder : tree.folders()) {
      if (TreePaths.name(folder).equals("src") || PROJECT_FILES.stream()
          .anyMatch(name -> tree.hasFile(TreePaths.in(folder, name)))) {
        found.add(folder);
      }
      if (isPackage(folder) && !isPackage(TreePaths.folder(folder))) {
        found.add(TreePaths.folder(folder));
      }
    }
    for (String root : found) {
      addNames(root);
    }
  }

  private void addNames(String root) {
    for (String file : tree.filesIn(root)) {
      addName(TreePaths.stem(file), root);
    }
    for (String folder : tree.foldersIn(root)) {
      addName(TreePaths.name(folder), root);
    }
  }

  private void addName(String name, String root) {
    List<String> known = rootsOf.computeIfAbsent(name, _ -> new ArrayList<>());
    if (known.isEmpty() || !known.getLast().equals(root)) {
      known.add(root);
    }
  }

  private boolean isPackage(String folder) {
    return !folder.isEmpty() && (tree.hasFile(folder + "/__init__.py")
        || tree.hasFile(folder + "/__init__.pyi"));
  }

  /// The folder above the topmost package a file is in.
  private String rootOf(String path) {
    String folder = TreePaths.folder(path);
    while (isPackage(folder)) {
      folder = TreePaths.folder(folder);
    }
    return folder;
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    String target = taken.target();
    int dots = 0;
    while (dots < target.length() && target.charAt(dots) == '.') {
      dots++;
    }
    String below = target.substring(dots);
    int dot = below.indexOf('.');
    String top = dot < 0 ? below : below.substring(0, dot);
    List<String> bases = dots == 0 ? bases(from, top) : relativeBase(from, dots);
    for (String base : bases) {
      Set<String> found = found(TreePaths.in(base, below.replace('.', '/')), taken.names());
      if (!found.isEmpty()) {
        return Resolved.files(found);
      }
    }
    boolean own = dots > 0 || bases.stream().anyMatch(base -> isPackage(TreePaths.in(base, top)));
    return own ? new Resolved.Missing(target) : new Resolved.External(top);
  }

  /// Where a name is looked for: the nearest places first.
  private List<String> bases(String from, String top) {
    var bases = new LinkedHashSet<String>();
    bases.add(rootOf(from));
    bases.add(TreePaths.folder(from));
    rootsOf.getOrDefault(top, List.of())
        .stream()
        .sorted(Comparator.<String>comparingInt(root -> -TreePaths.shared(from, root + "/"))
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder()))
        .forEach(bases::add);
    return List.copyOf(bases);
  }

  private static List<String> relativeBase(String from, int dots) {
    String folder = TreePaths.folder(from);
    for (int i = 1; i < dots; i++) {
      if (folder.isEmpty()) {
        return List.of();
      }
      folder = TreePaths.folder(folder);
    }
    return List.of(folder);
  }

  /// The files that a module and what is taken out of it stand for.
  private Set<String> found(String place, List<String> names) {
    var found = new TreeSet<String>();
    String module = module(place);
    boolean wholeModule = names.isEmpty() || names.contains("*");
    boolean isFile = module != null && !TreePaths.name(module).startsWith("__init__.");
    for (String name : isFile ? List.<String>of() : names) {
      String part = module(TreePaths.in(place, name));
      if (part == null) {
        wholeModule = true;
      } else {
        found.add(part);
      }
    }
    if (module != null && (wholeModule || isFile)) {
      found.add(module);
    }
    return found;
  }

  private @Nullable String module(String place) {
    if (place.isEmpty()) {
      return tree.hasFile("__init__.py") ? "__init__.py" : null;
    }
    return tree.first(List.of(place + "/__init__.py", place + ".py", place + ".pyi",
        place + "/__init__.pyi", place + ".pyx"));
  }
}
