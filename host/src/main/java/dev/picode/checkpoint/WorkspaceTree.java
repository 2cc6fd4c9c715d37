package dev.picode.checkpoint;

import dev.picode.git.IgnoreRules;
import dev.picode.sandbox.json.Json;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The files of a workspace that Git does not ignore, but Git's own and those of PiCode. Confined to one thread.
final class WorkspaceTree {
  /// More files than that are not kept.
  static final int MAX_FILES = 100_000;

  private final Workspace workspace;
  private final List<Path> entries = new ArrayList<>();
  private boolean complete = true;

  WorkspaceTree(Workspace workspace) {
    this.workspace = workspace;
  }

  /// Finds them.
  ///
  /// @return the real paths
  List<Path> walk() throws IOException {
    walk(workspace.root(), IgnoreRules.at(workspace.root()));
    return entries;
  }

  /// Whether every file was found.
  boolean isComplete() {
    return complete;
  }

  /// The name of a path in checkpoints.
  static String name(Path root, Path entry) {
    return root.relativize(entry).toString().replace('\\', '/');
  }

  private void walk(Path folder, IgnoreRules rules) throws IOException {
    var folders = new ArrayList<Path>();
    try (var stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        String name = String.valueOf(entry.getFileName());
        if (rules.ignores(name, isFolder) || workspace.isUnwritable(entry)) {
          continue;
        }
        if (isFolder) {
          folders.add(entry);
        } else if (entries.size() < MAX_FILES) {
          entries.add(entry);
        } else {
          complete = false;
          return;
        }
      }
    } catch (AccessDeniedException _) {
      complete = false;
      return;
    }
    for (Path inner : folders) {
      walk(inner, rules.enter(String.valueOf(inner.getFileName())));
    }
  }

  /// The bytes that say what files are: the same files give the same bytes.
  static byte[] bytes(SortedMap<String, FileState> files) {
    var all = new LinkedHashMap<String, @Nullable Object>();
    files.forEach((path, state) -> all.put(path, state.plain()));
    return Json.write(all).getBytes(StandardCharsets.UTF_8);
  }

  /// What bytes say.
  static Map<String, FileState> of(byte[] bytes) {
    var files = new TreeMap<String, FileState>();
    if (Json.parse(new String(bytes, StandardCharsets.UTF_8)) instanceof Map<?, ?> all) {
      all.forEach((path, state) -> files.put(String.valueOf(path), FileState.of(state)));
    }
    return files;
  }
}
