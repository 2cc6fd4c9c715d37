package dev.picode.context.index;

import dev.picode.context.FileListing;
import dev.picode.context.ListedFile;
import dev.picode.context.ProgressListener;
import dev.picode.context.cache.ContextCaches;
import dev.picode.context.index.StoreException.Fault;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The index of a workspace, kept in the cache folder and brought up to date on demand. Safe for many threads; one of
/// them updates at a time. Several processes may use the same one.
///
/// A store that is damaged or of another version is made anew, and one that cannot be written is replaced by one in
/// memory; both are told as a notice, never as an error. A process that is killed leaves the files it had done.
public final class WorkspaceIndex implements AutoCloseable {
  private final Workspace workspace;
  private final IndexSetup setup;
  private final Consumer<String> notices;
  private final @Nullable Supplier<ContextCaches> caches;
  private @Nullable IndexStore store;
  private @Nullable StoredIndex current;
  /// Of the last index, with what came since.
  private @Nullable DefinedNames names;
  private long others;

  /// An index that opens its store when it is first asked for something.
  ///
  /// @param notices hears sentences for the person, such as that the index is made anew
  public WorkspaceIndex(Workspace workspace, IndexSetup setup, Consumer<String> notices) {
    this(workspace, setup, notices, null);
  }

  /// An index that keeps what it unpacked in caches that others may share.
  ///
  /// @param notices as above
  /// @param caches asked when something is to be kept; `null` in a process that ends before that pays
  public WorkspaceIndex(Workspace workspace, IndexSetup setup, Consumer<String> notices,
      @Nullable Supplier<ContextCaches> caches) {
    this.workspace = workspace;
    this.setup = setup;
    this.notices = notices;
    this.caches = caches;
  }

  /// What is done with the store.
  private interface Task<T> {
    T on(IndexStore store) throws StoreException, InterruptedException;
  }

  /// Brings the index up to date with all files.
  ///
  /// @throws InterruptedException soon after this thread was interrupted; what was done is kept
  /// @throws PiCodeException `index-unavailable`, `index-too-large`, `path-not-found`
  public synchronized IndexUpdate update(ProgressListener listener) throws InterruptedException {
    if (store == null) {
      Thread.ofPlatform().daemon().name("picode-index-load").start(Database::load);
    }
    FileListing listing = FileListing.of(workspace, setup.options(), ProgressListener.NONE);
    return update(listing, null, listener);
  }

  /// Brings the index up to date with what is at some paths or below them. Where one of them decides what is ignored,
  /// that is every file.
  ///
  /// @param paths relative to the workspace; what is not there is forgotten
  /// @throws InterruptedException as [#update(ProgressListener)]
  /// @throws PiCodeException as [#update(ProgressListener)]
  public synchronized IndexUpdate update(Collection<String> paths) throws InterruptedException {
    if (paths.stream().anyMatch(path -> path.isEmpty() || path.endsWith(".gitignore"))) {
      return update(ProgressListener.NONE);
    }
    FileListing listing = FileListing.at(workspace, paths, setup.options());
    return update(listing, paths, ProgressListener.NONE);
  }

  private IndexUpdate update(FileListing listing, @Nullable Collection<String> paths,
      ProgressListener listener) throws InterruptedException {
    List<ListedFile> foreign = listing.files()
        .stream()
        .filter(file -> !file.real().startsWith(setup.cache()))
        .toList();
    var own = new FileListing(foreign, listing.skipped());
    IndexUpdate update;
    try {
      update = withStore(used -> new Indexer(used, setup.source(), setup.options(),
          setup.threads(), InstantSource.system()).run(own, paths, listener));
    } catch (InterruptedException e) {
      // What was done is kept, and nobody says that it was.
      names = null;
      current = null;
      throw e;
    }
    if (withStore(IndexStore::others) != others) {
      names = null;
      current = null;
    } else if (update.isChange()) {
      StoredIndex before = current;
      DefinedNames known = before == null ? names : before.names();
      List<String> written = withStore(IndexStore::written);
      names = known == null ? null : known.with(written).orElse(null);
      current = null;
    }
    return update;
  }

  /// Forgets everything, so that the next update reads every file.
  ///
  /// @throws PiCodeException `index-unavailable`
  public synchronized void clear() {
    current = null;
    names = null;
    try {
      withStore(used -> {
        used.clear();
        return true;
      });
    } catch (InterruptedException e) {
      throw cancelled(e);
    }
  }

  /// The index as it was after the last update, or as it is stored where there was none yet. Later updates do not
  /// change it.
  ///
  /// @throws PiCodeException `index-unavailable`
  public synchronized CodeIndex current() {
    StoredIndex known = current;
    if (known == null) {
      try {
        var _ = withStore(IndexStore::written);
        // Asked first: what others commit between the two is then seen twice, and not never.
        long now = withStore(IndexStore::others);
        if (now != others) {
          names = null;
        }
        others = now;
        known = new StoredIndex(withStore(IndexStore::reader), this::repaired,
            setup.source().version(), caches, names);
      } catch (InterruptedException e) {
        throw cancelled(e);
      }
      current = known;
    }
    return known;
  }

  /// A text that changes whenever a file or its content does.
  ///
  /// @throws PiCodeException `index-unavailable`
  public String fingerprint() {
    synchronized (this) {
      var _ = current();
      return current == null ? "" : current.fingerprint();
    }
  }

  /// How large the index is.
  ///
  /// @throws PiCodeException `index-unavailable`
  public IndexStats stats() {
    Path file;
    synchronized (this) {
      file = store == null ? null : store.file();
    }
    return StatsCount.of(current(), file);
  }

  /// Does something with the store; makes it anew where it is damaged, and one in memory where it cannot be used.
  private <T> T withStore(Task<T> task) throws InterruptedException {
    StoreException first;
    try {
      return task.on(store());
    } catch (StoreException e) {
      first = e;
    }
    try {
      replace(first);
      return task.on(store());
    } catch (StoreException e) {
      first = e;
    }
    try {
      useMemory(first);
      return task.on(store());
    } catch (StoreException e) {
      throw failed(e);
    }
  }

  private IndexStore store() throws StoreException {
    IndexStore known = store;
    if (known == null) {
      var opened = IndexStore.open(setup.file(workspace.root()), setup.source().version(),
          workspace.root());
      if (opened.state() == Schema.State.OTHER) {
        notices.accept("the index of `" + workspace.root()
            + "` was made by another version of PiCode; it is made anew");
      }
      known = opened.store();
      store = known;
      var stores = new StoreFolder(setup.cache(), InstantSource.system());
      stores.used(setup.file(workspace.root()), workspace.root());
      if (opened.state() == Schema.State.NEW) {
        stores.prune();
      }
    }
    return known;
  }

  private void replace(StoreException failure) throws StoreException {
    Path file = setup.file(workspace.root());
    switch (failure.fault()) {
      case DAMAGED -> {
        boolean inMemory = store != null && store.file() == null;
        closeStore();
        if (!inMemory) {
          notices.accept("the index `" + file + "` was damaged; it is made anew");
          IndexStore.delete(file);
        }
      }
      case UNUSABLE -> useMemory(failure);
      case UNAVAILABLE -> throw failure;
    }
  }

  private void useMemory(StoreException failure) throws StoreException {
    if (failure.fault() == Fault.UNAVAILABLE) {
      throw failure;
    }
    closeStore();
    notices.accept("the index of `" + workspace.root() + "` is kept in memory, because `"
        + setup.file(workspace.root()) + "` cannot be used: " + failure.getMessage());
    store = IndexStore.inMemory(setup.source().version(), workspace.root()).store();
  }

  /// A connection to the store that was made anew and is up to date.
  private synchronized Database repaired(StoreException failure) {
    try {
      if (failure.fault() == Fault.DAMAGED) {
        replace(failure);
        update(ProgressListener.NONE);
      }
      return withStore(IndexStore::reader);
    } catch (StoreException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      throw cancelled(e);
    }
  }

  private void closeStore() {
    names = null;
    if (store != null) {
      store.close();
      store = null;
    }
  }

  /// Closes the store. What [#current] gave before must not be asked any more.
  @Override
  public void close() {
    StoredIndex known;
    synchronized (this) {
      closeStore();
      known = current;
      current = null;
    }
    if (known != null) {
      known.close();
    }
  }

  /// The problem of a store that not even memory can replace.
  static PiCodeException failed(StoreException failure) {
    return Problem.of("index-unavailable", ProblemKind.EXTERNAL,
        "the index cannot be made: " + failure.getMessage(),
        "`picode doctor` tells what PiCode runs on; SQLite needs a library for this platform")
        .toException(failure);
  }

  private static PiCodeException cancelled(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return Problem.of("cancelled", ProblemKind.LIMIT, "the work on the index was cancelled")
        .toException(cause);
  }
}
