package dev.picode.agent.context;

import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspacePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The `AGENTS.md` files of a workspace: those from its root to a folder, and those further down once something there is
/// touched. Safe for many threads.
final class Guides {
  static final String FILE = "AGENTS.md";

  /// More of one is not told.
  private static final int MAX_BYTES = 64 << 10;

  private final Workspace workspace;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  Guides(Workspace workspace) {
    this.workspace = workspace;
  }

  /// One of them.
  ///
  /// @param path relative to the workspace
  record Guide(String path, String text) {}

  /// Those that hold for a folder, the root's first; they count as told.
  List<Guide> above(String folder) {
    var found = new ArrayList<Guide>();
    for (String path : candidates(folder, true)) {
      read(path).ifPresent(guide -> {
        told.add(guide.path());
        found.add(guide);
      });
    }
    return found;
  }

  /// Those that hold for files and were not told yet.
  List<Guide> touched(Collection<String> paths) {
    var found = new ArrayList<Guide>();
    for (String path : paths) {
      for (String candidate : candidates(path, false)) {
        if (!told.contains(candidate)) {
          read(candidate).filter(guide -> told.add(guide.path())).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private List<String> candidates(String path, boolean isFolder) {
    WorkspacePath at;
    try {
      at = workspace.resolve(path);
    } catch (PiCodeException _) {
      return List.of(); // a tool was asked for something that is no path here
    }
    var files = new ArrayList<String>();
    files.add(FILE);
    if (at.isRoot()) {
      return files;
    }
    String text = at.toString();
    for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
      files.add(text.substring(0, slash + 1) + FILE);
    }
    if (isFolder || Files.isDirectory(workspace.root().resolve(text))) {
      files.add(text + "/" + FILE);
    }
    return files;
  }

  private Optional<Guide> read(String path) {
    try {
      Path real = workspace.resolve(path).realPath();
      if (!Files.isRegularFile(real) || workspace.isHidden(real)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(real)) {
        String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        return text.isBlank() ? Optional.empty() : Optional.of(new Guide(path, text));
      }
    } catch (IOException | PiCodeException _) {
      return Optional.empty(); // gone, a link that leads out, or not for us
    }
  }
}
