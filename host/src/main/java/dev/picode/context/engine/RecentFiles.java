package dev.picode.context.engine;

import dev.picode.context.IndexedFile;
import dev.picode.context.index.CodeIndex;
import dev.picode.git.GitRepository;
import dev.picode.git.History;
import dev.picode.git.HistoryLimits;
import dev.picode.git.Status;
import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the files that were changed last. Stateless.
final class RecentFiles {
  private RecentFiles() {}

  static List<String> of(Workspace workspace, CodeIndex index, int limit)
      throws InterruptedException {
    Optional<GitRepository> found = GitRepository.find(workspace.root());
    Path top = found.flatMap(GitRepository::workTree).orElse(null);
    if (found.isEmpty() || top == null) {
      return byTime(workspace, index, limit);
    }
    GitRepository repository = found.get();
    Status status = repository.status();
    Set<String> touched = new TreeSet<>();
    for (List<String> list : List.of(status.staged(), status.modified(), status.untracked(),
        status.conflicted())) {
      touched.addAll(list);
    }
    Set<String> all = new LinkedHashSet<>(touched);
    if (status.head().id() != null) {
      repository.history("HEAD", HistoryLimits.DEFAULT)
          .recent(Integer.MAX_VALUE)
          .stream()
          .map(History.Recent::path)
          .forEach(all::add);
    }
    String folder = top.relativize(workspace.root()).toString().replace('\\', '/');
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return all.stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .filter(path -> index.file(path).isPresent())
        .limit(limit)
        .toList();
  }

  private static List<String> byTime(Workspace workspace, CodeIndex index, int limit) {
    Map<String, FileTime> times = new HashMap<>();
    for (IndexedFile file : index.files()) {
      try {
        times.put(file.path(),
            Files.getLastModifiedTime(workspace.resolve(file.path()).realPath()));
      } catch (IOException | PiCodeException _) {
        // It went away since.
      }
    }
    List<String> paths = new ArrayList<>(times.keySet());
    paths.sort(
        Comparator.comparing((String path) -> times.getOrDefault(path, FileTime.fromMillis(0)))
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    return List.copyOf(paths.subList(0, Math.min(limit, paths.size())));
  }
}
