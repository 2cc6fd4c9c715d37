package dev.picode.context.engine;

import dev.picode.context.graph.DependencyGraph;
import dev.picode.context.graph.Edge;
import dev.picode.context.graph.FileGraph;
import dev.picode.context.graph.GraphInput;
import dev.picode.context.index.CodeIndex;
import dev.picode.context.index.SeenIndex;
import dev.picode.context.rank.Packed;
import dev.picode.context.rank.Packing;
import dev.picode.context.rank.Ranking;
import dev.picode.context.rank.Relevance;
import dev.picode.context.rank.RepoMap;
import dev.picode.context.rank.Skeletons;
import dev.picode.context.rank.Task;
import dev.picode.context.rank.TokenCounter;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.git.CommitFiles;
import dev.picode.git.History;
import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspaceFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is known of some files of a workspace, as if there were no others. Safe for many threads; one of them works at a
/// time.
///
/// Files are left out before anything is made of them: a graph, a rank, a map or a reason for one tells nothing of a
/// file that is not seen. The view is of one moment; what is made of it is made when it is first needed.
public final class CodeView {
  private static final int MAX_BYTES = 64 << 20;

  private final Workspace workspace;
  private final CodeIndex index;
  private final Predicate<String> seen;
  private final HistorySource history;
  private final WorkspaceFiles reader = new WorkspaceFiles();
  private @Nullable DependencyGraph graph;
  private @Nullable FileGraph needs;
  private @Nullable Relevance relevance;
  private final Map<String, FileSymbols> definitions = new ConcurrentHashMap<>();

  /// Gives the history of a workspace, with paths relative to it.
  interface HistorySource {
    /// No history.
    HistorySource NONE = () -> History.NONE;

    History read() throws InterruptedException;
  }

  /// @param whole all that is known
  /// @param seen which files there are, asked with real paths, also right before one is read
  CodeView(Workspace workspace, CodeIndex whole, Predicate<String> seen, HistorySource history) {
    this.workspace = workspace;
    this.seen = seen;
    this.history = history;
    Set<String> paths = new LinkedHashSet<>();
    whole.files().forEach(file -> {
      if (seen.test(file.path())) {
        paths.add(file.path());
      }
    });
    index = paths.size() == whole.files().size() ? whole : new SeenIndex(whole, paths);
  }

  /// What the files hold.
  public CodeIndex index() {
    return index;
  }

  /// What a file defines and imports, without what it refers to; kept for who asks about all files again.
  public FileSymbols definitions(String path) {
    return definitions.computeIfAbsent(path, it -> {
      FileSymbols all = index.symbols(it);
      return new FileSymbols(all.definitions(), List.of(), all.imports(), all.method());
    });
  }

  /// What the files need of each other.
  ///
  /// @throws InterruptedException soon after this thread was interrupted
  public synchronized DependencyGraph graph() throws InterruptedException {
    DependencyGraph known = graph;
    if (known == null) {
      known = DependencyGraph.of(new GraphInput(index.files(), index.imports(),
          index.referenceCounts(), index.definedNames(), this::text));
      graph = known;
    }
    return known;
  }

  /// Which file needs which: what it imports, and what it uses without an import.
  ///
  /// @throws InterruptedException soon after this thread was interrupted
  public synchronized FileGraph needs() throws InterruptedException {
    FileGraph known = needs;
    if (known == null) {
      FileGraph imports = graph().imports();
      List<Edge> edges = new ArrayList<>(imports.edges());
      for (Edge use : graph().references().edges()) {
        if (!imports.dependencies(use.from()).contains(use.to())) {
          edges.add(use);
        }
      }
      known = FileGraph.of(imports.files(), edges);
      needs = known;
    }
    return known;
  }

  /// The files that matter for a task, best first.
  ///
  /// @param limit the most files
  /// @throws InterruptedException soon after this thread was interrupted
  public Ranking rank(Task task, int limit) throws InterruptedException {
    return relevance().rank(task, limit);
  }

  /// As much of what matters for a task as fits a budget of tokens.
  ///
  /// @param budget the most tokens, not negative
  /// @throws InterruptedException soon after this thread was interrupted
  public Packed pack(Task task, int budget) throws InterruptedException {
    return new Packing(index, this::content, Skeletons.bodiless(), TokenCounter.estimate())
        .pack(rank(task, Relevance.DEFAULT_LIMIT).files(), budget);
  }

  /// The declarations that most of the files lean on, as many as fit a budget of tokens.
  ///
  /// @param budget the most tokens
  /// @throws InterruptedException soon after this thread was interrupted
  public RepoMap map(int budget) throws InterruptedException {
    return RepoMap.draw(index, relevance(), TokenCounter.estimate(), budget);
  }

  private synchronized Relevance relevance() throws InterruptedException {
    Relevance known = relevance;
    if (known == null) {
      try (var reading = HistoryReading.start(history)) {
        FileGraph imports = graph().imports();
        known = Relevance.of(index, imports, seen(reading.get()));
      }
      relevance = known;
    }
    return known;
  }

  /// What is left of a history without the files that are not seen, and without the commits that touched nothing else.
  private History seen(History whole) {
    var commits = new ArrayList<CommitFiles>();
    for (CommitFiles commit : whole.commits()) {
      List<String> files = commit.files()
          .stream()
          .filter(path -> index.file(path).isPresent())
          .toList();
      if (!files.isEmpty()) {
        commits.add(new CommitFiles(commit.id(), commit.author(), commit.email(), commit.time(),
            commit.subject(), files, commit.touched()));
      }
    }
    return new History(whole.until(), commits);
  }

  /// The text of a file, read as UTF-8; nothing as of [#content].
  public Optional<String> text(String path) {
    return content(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// The bytes of a file where it really is; nothing where that is not seen, or cannot be read any more.
  public Optional<byte[]> content(String path) {
    try {
      var real = workspace.resolve(workspace.resolve(path).realPath());
      return seen.test(real.toString())
          ? Optional.of(reader.readBytes(real, MAX_BYTES))
          : Optional.empty();
    } catch (PiCodeException _) {
      return Optional.empty();
    }
  }
}
