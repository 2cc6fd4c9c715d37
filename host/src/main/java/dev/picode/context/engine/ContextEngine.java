package dev.picode.context.engine;

import dev.picode.context.ProgressListener;
import dev.picode.context.cache.ContextCaches;
import dev.picode.context.cache.Weighted;
import dev.picode.context.cache.WeightedCache;
import dev.picode.context.graph.DependencyGraph;
import dev.picode.context.graph.FileGraph;
import dev.picode.context.graph.GraphInput;
import dev.picode.context.index.CodeIndex;
import dev.picode.context.index.Hash;
import dev.picode.context.index.IndexUpdate;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.rank.Packed;
import dev.picode.context.rank.Packing;
import dev.picode.context.rank.RankedFile;
import dev.picode.context.rank.Ranking;
import dev.picode.context.rank.Relevance;
import dev.picode.context.rank.RepoMap;
import dev.picode.context.rank.Skeletons;
import dev.picode.context.rank.Task;
import dev.picode.context.rank.TokenCounter;
import dev.picode.git.CommitFiles;
import dev.picode.git.GitRepository;
import dev.picode.git.History;
import dev.picode.git.HistoryLimits;
import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What is known of a workspace. Safe for many threads; one of them works at a time.
///
/// The index is brought up to date when something is first asked, and by [#update]; what is made of it is made when it is
/// first needed and kept until the index changes.
public final class ContextEngine implements AutoCloseable {
  private final Workspace workspace;
  private final WorkspaceIndex store;
  private final ProgressListener listener;
  private final @Nullable Supplier<ContextCaches> caches;
  private boolean updated;
  private @Nullable CodeIndex known;
  private @Nullable DependencyGraph graph;
  private @Nullable Relevance relevance;
  private @Nullable String state;

  /// An engine for a workspace.
  ///
  /// @param store the index, which is closed with the engine
  /// @param listener is told how far reading the files is
  public ContextEngine(Workspace workspace, WorkspaceIndex store, ProgressListener listener) {
    this(workspace, store, listener, null);
  }

  /// An engine that keeps what it read and worked out in caches that others may share.
  ///
  /// @param store as above
  /// @param listener as above
  /// @param caches asked when something is to be kept; `null` in a process that ends before that pays
  public ContextEngine(Workspace workspace, WorkspaceIndex store, ProgressListener listener,
      @Nullable Supplier<ContextCaches> caches) {
    this.workspace = workspace;
    this.store = store;
    this.listener = listener;
    this.caches = caches;
  }

  /// Brings the index up to date.
  ///
  /// @throws InterruptedException soon after this thread was interrupted; what was done is kept
  /// @throws PiCodeException those of [WorkspaceIndex#update]
  public synchronized IndexUpdate update() throws InterruptedException {
    IndexUpdate update = store.update(listener);
    // The history may have gone on without a change of the files.
    state = null;
    updated = true;
    return update;
  }

  /// What the files hold.
  ///
  /// @throws InterruptedException as [#update]
  public synchronized CodeIndex index() throws InterruptedException {
    if (!updated) {
      update();
    }
    CodeIndex now = store.current();
    // It is another one too where another process took the change in, of which no update of ours tells.
    if (!now.equals(known)) {
      known = now;
      graph = null;
      relevance = null;
    }
    return now;
  }

  /// What the files need of each other.
  ///
  /// @throws InterruptedException as [#update]
  public synchronized DependencyGraph graph() throws InterruptedException {
    CodeIndex index = index();
    DependencyGraph made = graph;
    if (made == null) {
      made = DependencyGraph.of(new GraphInput(index.files(), index.imports(),
          index.referenceCounts(), index.definedNames(), path -> content(path)
              .map(bytes -> new String(bytes, StandardCharsets.UTF_8))));
      graph = made;
    }
    return made;
  }

  /// The files that matter for a task, best first.
  ///
  /// @param limit the most files
  /// @throws InterruptedException as [#update]
  public Ranking rank(Task task, int limit) throws InterruptedException {
    return kept("ranking " + limit + ' ' + task, Ranking.class,
        ranking -> 200L * ranking.files().size(), () -> relevance().rank(task, limit));
  }

  /// As much of what matters for a task as fits a budget of tokens.
  ///
  /// @param seen which files may be shown
  /// @param budget the most tokens, not negative
  /// @throws InterruptedException as [#update]
  public Packed pack(Task task, Predicate<String> seen, int budget) throws InterruptedException {
    List<RankedFile> files = rank(task, Relevance.DEFAULT_LIMIT).files()
        .stream()
        .filter(file -> seen.test(file.path()))
        .toList();
    return new Packing(index(), this::content, Skeletons.bodiless(), TokenCounter.estimate())
        .pack(files, budget);
  }

  /// The declarations that most of the workspace leans on, as many as fit a budget of tokens.
  ///
  /// @param budget the most tokens
  /// @throws InterruptedException as [#update]
  public RepoMap map(int budget) throws InterruptedException {
    return kept("map " + budget, RepoMap.class, map -> 2L * map.text().length(),
        () -> RepoMap.draw(index(), relevance(), TokenCounter.estimate(), budget));
  }

  /// The files that were changed last: what is not committed first, by path, then by the commits that touched them,
  /// newest first. Without a repository those of the youngest time.
  ///
  /// @param limit the most files
  /// @throws InterruptedException as [#update]
  public List<String> recent(int limit) throws InterruptedException {
    return RecentFiles.of(workspace, index(), limit);
  }

  /// Makes something that depends on files and history alone.
  private interface Making<T> {
    T make() throws InterruptedException;
  }

  /// What was made and may be wanted again.
  private record Made(Object value, long weight) implements Weighted {}

  private <T> T kept(String what, Class<T> type, ToLongFunction<T> weight, Making<T> making)
      throws InterruptedException {
    Supplier<ContextCaches> used = caches;
    if (used == null) {
      return making.make();
    }
    WeightedCache<String, Weighted> contexts = used.get().contexts();
    String key = workspace.root() + " " + state() + ' ' + what;
    if (contexts.find(key).orElse(null) instanceof Made made && type.isInstance(made.value)) {
      return type.cast(made.value);
    }
    T value = making.make();
    contexts.put(key, new Made(value, weight.applyAsLong(value) + 2L * key.length()));
    return value;
  }

  /// What changes with any file and any commit.
  private synchronized String state() throws InterruptedException {
    var _ = index();
    String known = state;
    if (known == null) {
      String head = GitRepository.find(workspace.root())
          .map(repository -> repository.head().id())
          .orElse("");
      known = store.fingerprint() + ' ' + head;
      state = known;
    }
    return known;
  }

  /// What is known of some files, as if there were no others, as it is now.
  ///
  /// @param seen which files there are, asked with real paths
  /// @param withHistory whether what was changed with what counts too
  /// @throws InterruptedException as [#update]
  public CodeView view(Predicate<String> seen, boolean withHistory) throws InterruptedException {
    return new CodeView(workspace, index(), seen,
        withHistory ? this::history : CodeView.HistorySource.NONE);
  }

  private synchronized Relevance relevance() throws InterruptedException {
    CodeIndex index = index();
    Relevance made = relevance;
    if (made == null) {
      try (var reading = HistoryReading.start(this::history)) {
        FileGraph imports = graph().imports();
        made = Relevance.of(index, imports, reading.get());
      }
      relevance = made;
    }
    return made;
  }

  /// The history with paths relative to the workspace, which may be a folder of the repository.
  private History history() throws InterruptedException {
    Optional<GitRepository> found = GitRepository.find(workspace.root());
    if (found.isEmpty()) {
      return History.NONE;
    }
    GitRepository repository = found.get();
    Path top = repository.workTree().orElse(null);
    if (top == null || repository.head().id() == null) {
      return History.NONE;
    }
    History history = repository.history("HEAD", HistoryLimits.DEFAULT);
    String folder = top.relativize(workspace.root()).toString().replace('\\', '/');
    return folder.isEmpty() ? history : below(history, folder + "/");
  }

  private static History below(History history, String prefix) {
    var commits = new ArrayList<CommitFiles>();
    for (CommitFiles commit : history.commits()) {
      List<String> files = commit.files()
          .stream()
          .filter(file -> file.startsWith(prefix))
          .map(file -> file.substring(prefix.length()))
          .toList();
      if (!files.isEmpty()) {
        commits.add(new CommitFiles(commit.id(), commit.author(), commit.email(), commit.time(),
            commit.subject(), files, commit.touched()));
      }
    }
    return new History(history.until(), commits);
  }

  /// The bytes of a file of the workspace; nothing where it cannot be read any more.
  private Optional<byte[]> content(String path) {
    Supplier<ContextCaches> used = caches;
    try {
      String hash = used == null ? "" : store.current().hash(path);
      if (used != null && !hash.isEmpty()) {
        Optional<byte[]> before = used.get().texts().find(hash);
        if (before.isPresent()) {
          return before;
        }
      }
      Path real = workspace.resolve(path).realPath();
      byte[] bytes = Files.readAllBytes(real);
      // A file that was written since it was indexed has another hash.
      if (used != null && hash.equals(Hash.of(bytes).hex())) {
        used.get().texts().put(hash, bytes);
      }
      return Optional.of(bytes);
    } catch (IOException | PiCodeException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
