package dev.picode.context.watch;

import dev.picode.git.IgnoreRules;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which things in a workspace matter to who watches it, as the ignore files are when this is made. Safe for many threads.
final class WatchRules {
  private final WatchSetup setup;
  private final Path root;
  private final Map<Path, Folder> known = new HashMap<>();

  WatchRules(WatchSetup setup) {
    this.setup = setup;
    this.root = setup.workspace().root();
    known.put(root, new Folder(IgnoreRules.at(root, setup.options().user())));
  }

  /// A folder that was met.
  ///
  /// @param rules what is ignored in it, or `null` where it is ignored itself
  private record Folder(@Nullable IgnoreRules rules) {}

  /// Whether a folder is watched: no part of its path is ignored.
  boolean enters(Path folder) {
    return folder(folder).rules != null;
  }

  /// Whether a file or folder, which may be gone, is one to tell of.
  boolean concerns(Path path) {
    if (path.equals(root)) {
      return true;
    }
    Path above = path.getParent();
    return above != null && path.startsWith(root) && entersChild(above, path, false);
  }

  private synchronized Folder folder(Path path) {
    Folder before = known.get(path);
    if (before != null) {
      return before;
    }
    Path above = path.getParent();
    IgnoreRules inside = null;
    if (above != null && path.startsWith(root) && entersChild(above, path, true)) {
      IgnoreRules rules = folder(above).rules;
      inside = rules == null ? null : rules.enter(nameOf(path));
    }
    var folder = new Folder(inside);
    known.put(path, folder);
    return folder;
  }

  private boolean entersChild(Path above, Path path, boolean isFolder) {
    IgnoreRules rules = folder(above).rules;
    String name = nameOf(path);
    return rules != null && !name.equalsIgnoreCase(".git") && !path.startsWith(setup.aside())
        && !rules.ignores(name, isFolder) && !setup.options().excludes(relative(path));
  }

  /// A path as the index writes it; empty for the root.
  String relative(Path path) {
    return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
