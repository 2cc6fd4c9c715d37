package dev.picode.context.graph;

import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.symbol.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Imports of Java and of the languages that share its packages. Confined to one thread.
///
/// A file belongs to the package it names; one that names none, to what its path below a source root says. A class is
/// looked for by its file, then by the names a package's files define, so that a second class of a file and a function
/// of Kotlin are found too. Of equal classes in several modules the nearest to the importing file is meant. Classes of
/// the same package need no import and are found by their uses.
final class JvmResolver implements ImportResolver {
  static final Set<String> LANGUAGES = Set.of("Java", "Kotlin", "Scala", "Groovy");

  private static final List<String> ROOTS = List.of("java/", "kotlin/", "scala/", "groovy/",
      "src/");

  private final Map<String, FileGroup> packages;
  /// The files named like a class, by its qualified name.
  private final Map<String, List<String>> classes = new HashMap<>();

  JvmResolver(Scene scene) {
    Map<String, List<String>> members = new HashMap<>();
    for (String path : scene.files(LANGUAGES)) {
      List<String> named = scene.modules(path);
      String own = named.isEmpty() ? byPath(path) : named.getFirst();
      members.computeIfAbsent(own, _ -> new ArrayList<>()).add(path);
      classes.computeIfAbsent(own + "." + TreePaths.stem(path), _ -> new ArrayList<>()).add(path);
    }
    packages = scene.groups(members);
  }

  /// The package that a path stands for; `java` is looked for before `src`, because it is below it.
  private static String byPath(String path) {
    String folder = TreePaths.folder(path) + "/";
    for (String root : ROOTS) {
      int at = ("/" + folder).lastIndexOf("/" + root);
      if (at >= 0) {
        String below = folder.substring(at + root.length());
        return below.isEmpty() ? "" : below.substring(0, below.length() - 1).replace('/', '.');
      }
    }
    return folder.equals("/") ? "" : folder.substring(0, folder.length() - 1).replace('/', '.');
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    if (taken.form() == Import.Form.MODULE) {
      return Resolved.NOTHING;
    }
    String target = taken.target();
    List<String> names = new ArrayList<>(taken.names());
    if (target.endsWith(".*") || target.endsWith("._")) {
      target = target.substring(0, target.length() - 2);
      names = List.of("*");
    }
    if (names.contains("*") || names.contains("_")) {
      FileGroup group = packages.get(target);
      if (group != null) {
        return new Resolved.Group(group, false);
      }
    }
    List<String> found = new ArrayList<>();
    for (String name : names.isEmpty() ? List.of("") : names) {
      String whole = name.isEmpty() || name.equals("*") ? target : target + "." + name;
      String file = file(from, whole);
      if (file != null) {
        found.add(file);
      }
    }
    return found.isEmpty() ? outside(target, names) : Resolved.files(found);
  }

  /// The file of a class, of a class within it or of a member of it.
  private @Nullable String file(String from, String qualified) {
    for (int dot = qualified.lastIndexOf('.'); dot > 0; dot = qualified.lastIndexOf('.', dot - 1)) {
      FileGroup group = packages.get(qualified.substring(0, dot));
      if (group == null) {
        continue;
      }
      String rest = qualified.substring(dot + 1);
      int end = rest.indexOf('.');
      String name = end < 0 ? rest : rest.substring(0, end);
      List<String> candidates = classes.get(qualified.substring(0, dot + 1) + name);
      if (candidates == null) {
        candidates = List.copyOf(group.defining(name));
      }
      return SourceTree.nearest(from, candidates);
    }
    return null;
  }

  /// By convention packages are written in lower case and classes are not.
  private Resolved outside(String target, List<String> names) {
    String[] parts = target.split("\\.", -1);
    int end = 0;
    while (end < parts.length && !parts[end].isEmpty()
        && !Character.isUpperCase(parts[end].charAt(0))) {
      end++;
    }
    // `kotlinx.coroutines.launch` takes a function out of a package.
    if (end == parts.length && end > 1 && names.isEmpty()) {
      end--;
    }
    String name = String.join(".", List.of(parts).subList(0, Math.max(1, end)));
    return packages.containsKey(name) && !name.isEmpty()
        ? new Resolved.Missing(name)
        : new Resolved.External(name);
  }
}
