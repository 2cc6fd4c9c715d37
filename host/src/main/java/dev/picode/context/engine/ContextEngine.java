package dev.picode.context.engine;

import dev.picode.context.ProgressListener;
import dev.picode.context.graph.DependencyGraph;
import dev.picode.context.graph.GraphInput;
import dev.picode.context.index.CodeIndex;
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
import org.jspecify.annotations.Nullable;

/// What is known of a workspace. Safe for many threads; one of them works at a time.
///
/// The index is brought up to date when something is first asked, and by [#update]; what is made of it is made when it is
/// first needed and kept until the index changes.
public final class ContextEngine implements AutoCloseable {
  private final Workspace workspace;
  private final WorkspaceIndex store;
  private final ProgressListener listener;
  private boolean updated;
  private @Nullable DependencyGraph graph;
  private @Nullable Relevance relevance;

  /// An engine for a workspace.
  ///
  /// @param store the index, which is closed with the engine
  /// @param listener is told how far reading the files is
  public ContextEngine(Workspace workspace, WorkspaceIndex store, ProgressListener listener) {
    this.workspace = workspace;
    this.store = store;
    this.listener = listener;
  }

  /// Brings the index up to date.
  ///
  /// @throws InterruptedException soon after this thread was interrupted; what was done is kept
  /// @throws PiCodeException those of [WorkspaceIndex#update]
  public synchronized IndexUpdate update() throws InterruptedException {
    IndexUpdate update = store.update(listener);
    if (update.isChange()) {
      graph = null;
      relevance = null;
    }
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
    return store.current();
  }

  /// What the files need of each other.
  ///
  /// @throws InterruptedException as [#update]
  public synchronized DependencyGraph graph() throws InterruptedException {
    CodeIndex index = index();
    DependencyGraph known = graph;
    if (known == null) {
      known = DependencyGraph.of(new GraphInput(index.files(), index.imports(),
          index.referenceCounts(), index.definedNames(), path -> content(path)
              .map(bytes -> new String(bytes, StandardCharsets.UTF_8))));
      graph = known;
    }
    return known;
  }

  /// The files that matter for a task, best first.
  ///
  /// @param limit the most files
  /// @throws InterruptedException as [#update]
  public Ranking rank(Task task, int limit) throws InterruptedException {
    return relevance().rank(task, limit);
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
    return RepoMap.draw(index(), relevance(), TokenCounter.estimate(), budget);
  }

  private synchronized Relevance relevance() throws InterruptedException {
    Relevance known = relevance;
    if (known == null) {
      known = Relevance.of(index(), graph().imports(), history());
      relevance = known;
    }
    return known;
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
    try {
      Path real = workspace.resolve(path).realPath();
      return Optional.of(Files.readAllBytes(real));
    } catch (IOException | PiCodeException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
