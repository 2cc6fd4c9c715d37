package dev.picode.context.graph;

import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.symbol.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Modules and uses of Rust. Confined to one thread.
///
/// `mod x;` leads to `x.rs` or `x/mod.rs` where the module's own files are. A path leads to the file of the longest
/// part of it that is a module: `crate::` from the root of the crate, `self::` and `super::` from the file's own module,
/// any other name from a module of the file's own, else from a crate of the tree. Modules written within a file are part
/// of that file; `#[path]` is not followed.
final class RustResolver implements ImportResolver {
  static final Set<String> LANGUAGES = Set.of("Rust");

  private final Scene scene;
  private final SourceTree tree;
  private final CargoCrates crates;

  RustResolver(Scene scene) {
    this.scene = scene;
    tree = scene.tree();
    crates = new CargoCrates(scene.manifests());
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    if (taken.form() == Import.Form.MODULE) {
      String file = child(from, taken.target());
      return file == null ? new Resolved.Missing("self::" + taken.target()) : Resolved.file(file);
    }
    if (taken.form() == Import.Form.LOCAL) {
      String file = beside(from, taken.target());
      return file == null ? new Resolved.Missing(taken.target()) : Resolved.file(file);
    }
    String target = taken.target().startsWith("::") ? taken.target().substring(2) : taken.target();
    if (target.equals("super") && isOfInnerModule(from, taken.names())) {
      return Resolved.NOTHING;
    }
    var found = new TreeSet<String>();
    List<String> names = taken.names().isEmpty() ? List.of("") : taken.names();
    for (String name : names) {
      boolean whole = name.isEmpty() || name.equals("*") || name.equals("self");
      String file = file(from, whole ? target : target + "::" + name);
      if (file != null) {
        found.add(file);
      }
    }
    if (!found.isEmpty()) {
      return Resolved.files(found);
    }
    String first = target.split("::", -1)[0].strip();
    // `super` in the root of a crate can only stand in a module within it.
    if (first.equals("super") && from.equals(crates.root(from))) {
      return Resolved.NOTHING;
    }
    if (Set.of("crate", "self", "super").contains(first)) {
      return new Resolved.Missing(target);
    }
    // A name of this file, or one that another import of it brought.
    return isLocal(from, first)
        ? Resolved.NOTHING
        : new Resolved.External(crates.packageOf(from, first));
  }

  /// Whether `super` means the file itself, because the import stands in a module within it: as far as that can be told
  /// from what it takes. Most often that is `use super::*` in a module `tests`.
  private boolean isOfInnerModule(String from, List<String> names) {
    boolean hasTests = scene.defines(from, "tests") || scene.defines(from, "test");
    return hasTests && names.stream()
        .allMatch(name -> name.equals("*") || scene.defines(from, name));
  }

  private boolean isLocal(String from, String name) {
    return name.isEmpty() || scene.defines(from, name) || scene.imports(from)
        .stream()
        .anyMatch(other -> other.names().contains(name)
            || other.target().endsWith("::" + name));
  }

  private @Nullable String file(String from, String path) {
    List<String> names = new ArrayList<>(List.of(path.split("::", -1)));
    names.replaceAll(String::strip);
    String first = names.getFirst();
    String start = switch (first) {
      case "crate", "$crate" -> crates.root(from);
      case "self", "super" -> from;
      default -> null;
    };
    if (start == null) {
      return first.equals("crate") ? null : elsewhere(from, names);
    }
    int at = first.equals("super") ? 0 : 1;
    while (at < names.size() && names.get(at).equals("super")) {
      String above = parent(start);
      // `super` in a module within the file leads to the file itself.
      if (above == null) {
        return null;
      }
      start = above;
      at++;
    }
    return deepest(start, names.subList(at, names.size()));
  }

  private @Nullable String elsewhere(String from, List<String> names) {
    String own = child(from, names.getFirst());
    boolean declared = scene.imports(from)
        .stream()
        .anyMatch(other -> (other.form() == Import.Form.MODULE
            && other.target().equals(names.getFirst()))
            || (other.form() == Import.Form.LOCAL && other.names().contains(names.getFirst())));
    List<String> rest = names.subList(1, names.size());
    if (own != null && declared) {
      return deepest(own, rest);
    }
    String library = crates.library(from, names.getFirst());
    return library == null ? null : deepest(library, rest);
  }

  /// The file of the longest start of some names that are modules within one another.
  private String deepest(String start, List<String> names) {
    String file = start;
    for (String name : names) {
      String next = child(file, name);
      if (next == null) {
        return file;
      }
      file = next;
    }
    return file;
  }

  /// The file that `#[path = "…"]` names.
  private @Nullable String beside(String from, String path) {
    String place = TreePaths.resolve(TreePaths.folder(from), path);
    return place == null ? null : tree.first(List.of(place));
  }

  /// The file of a module that a file declares.
  private @Nullable String child(String file, String name) {
    for (Import declared : scene.imports(file)) {
      if (declared.form() == Import.Form.LOCAL && declared.names().contains(name)) {
        return beside(file, declared.target());
      }
    }
    String folder = folderOf(file);
    return tree.first(List.of(TreePaths.in(folder, name + ".rs"),
        TreePaths.in(folder, name + "/mod.rs")));
  }

  /// Where the modules that a file declares are.
  private String folderOf(String file) {
    boolean owner = TreePaths.name(file).equals("mod.rs") || file.equals(crates.root(file));
    String folder = TreePaths.folder(file);
    return owner ? folder : TreePaths.in(folder, TreePaths.stem(file));
  }

  /// The file of the module above that of a file.
  private @Nullable String parent(String file) {
    String root = crates.root(file);
    if (root == null || file.equals(root)) {
      return null;
    }
    String folder = TreePaths.folder(file);
    String above = TreePaths.name(file).equals("mod.rs") ? TreePaths.folder(folder) : folder;
    if (above.equals(TreePaths.folder(root))) {
      return root;
    }
    return tree.first(List.of(above + ".rs", above + "/mod.rs"));
  }
}
