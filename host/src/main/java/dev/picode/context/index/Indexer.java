package dev.picode.context.index;

import dev.picode.context.FileContent;
import dev.picode.context.FileListing;
import dev.picode.context.IndexedFile;
import dev.picode.context.Language;
import dev.picode.context.ListedFile;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Symbol;
import dev.picode.context.symbol.SymbolSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Brings a store up to date with a listing of files. Confined to one thread, which it has help from others.
///
/// A file whose size and time are as they were is not opened, unless the time is so young that a second writing might not
/// have changed it; Git calls such a file racily clean. What is opened is taken anew only where its hash is another one.
final class Indexer {
  /// FAT keeps times in steps of two seconds; other file systems are finer.
  private static final long RACY = TimeUnit.SECONDS.toNanos(2);

  /// What is lost at most when a process is killed, and about what the full-text tables keep in memory.
  private static final int BATCH_FILES = 500;
  private static final long BATCH_BYTES = 16L << 20;
  private static final int PROGRESS_STEP = 50;

  private final IndexStore store;
  private final SymbolSource source;
  private final ScanOptions options;
  private final int threads;
  private final InstantSource clock;

  Indexer(IndexStore store, SymbolSource source, ScanOptions options, int threads,
      InstantSource clock) {
    this.store = store;
    this.source = source;
    this.options = options;
    this.threads = threads;
    this.clock = clock;
  }

  /// A file that has to be looked into.
  ///
  /// @param hash of the content that is known; empty for none
  private record Suspect(ListedFile file, String hash) {}

  /// Takes what is new or changed, and forgets what is not there any more.
  ///
  /// @param listing the files that are there
  /// @param paths where the listing looked, or `null` where it is of the whole workspace
  /// @throws InterruptedException soon after this thread was interrupted; the files that were done are kept
  IndexUpdate run(FileListing listing, @Nullable Collection<String> paths,
      ProgressListener listener) throws InterruptedException, StoreException {
    Map<String, IndexStore.State> known = paths == null ? store.states() : store.states(paths);
    List<Suspect> suspects = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (ListedFile file : listing.files()) {
      listed.add(file.path());
      IndexStore.State state = known.get(file.path());
      if (isSuspect(file, state)) {
        suspects.add(new Suspect(file, state == null ? "" : store.hash(file.path())));
      }
    }
    Set<String> vanished = new TreeSet<>();
    for (String path : known.keySet()) {
      if (!listed.contains(path)) {
        vanished.add(path);
      }
    }
    if (suspects.isEmpty() && vanished.isEmpty()) {
      return new IndexUpdate(0, 0, 0, 0, 0);
    }
    var batch = new Batch(known, suspects.size(), listener);
    try {
      batch.remove(vanished);
      Pipeline.run(suspects, threads, this::look, batch::take);
      batch.end();
      return batch.update();
    } catch (InterruptedException e) {
      // Between two files: those that were taken are whole.
      batch.end();
      throw e;
    } finally {
      batch.abandon();
    }
  }

  private static boolean isSuspect(ListedFile file, IndexStore.@Nullable State known) {
    return known == null || known.bytes() != file.bytes() || known.modified() != file.modified()
        || file.modified() >= known.looked() - RACY;
  }

  private Finding look(Suspect suspect) throws InterruptedException {
    ListedFile file = suspect.file;
    Instant now = clock.instant();
    long looked = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    return switch (FileContent.read(file, options.maxFileBytes())) {
      case FileContent.Gone() -> new Finding.Gone(file);
      case FileContent.Binary() -> new Finding.Binary(file, looked);
      case FileContent.Text text -> {
        Hash hash = Hash.of(text.bytes());
        yield suspect.hash.equals(hash.hex()) && text.bytes().length == file.bytes()
            ? new Finding.Same(file, looked)
            : changed(file, looked, hash, text);
      }
    };
  }

  private Finding.Changed changed(ListedFile listed, long looked, Hash hash,
      FileContent.Text text) {
    IndexedFile file = text.file();
    Language language = file.language();
    FileSymbols symbols = language == null
        ? FileSymbols.NONE
        : source.of(language, text.bytes());
    var path = new WordBag();
    path.add(file.path());
    var names = new WordBag();
    for (Symbol symbol : symbols.definitions()) {
      names.add(symbol.name());
    }
    var words = new WordBag();
    words.add(new String(text.bytes(), StandardCharsets.UTF_8));
    return new Finding.Changed(listed, looked, hash, file, SymbolCodec.pack(symbols),
        new Finding.Words(path.text(), names.text(), words.text()));
  }

  /// The findings that are written in one transaction each time, and what they were. Confined to the calling thread.
  private final class Batch {
    private final Map<String, IndexStore.State> known;
    private final int total;
    private final ProgressListener listener;
    private boolean open;
    private int files;
    private long bytes;
    private int done;
    private int added;
    private int changed;
    private int same;
    private int removed;
    private int binary;

    Batch(Map<String, IndexStore.State> known, int total, ProgressListener listener) {
      this.known = known;
      this.total = total;
      this.listener = listener;
    }

    void remove(Set<String> paths) throws StoreException {
      for (String path : paths) {
        begin();
        store.remove(path);
        removed++;
        grow(0);
      }
    }

    void take(Finding finding) throws StoreException {
      begin();
      boolean isNew = !known.containsKey(finding.listed().path());
      switch (finding) {
        case Finding.Changed file -> {
          store.put(file);
          added += isNew ? 1 : 0;
          changed += isNew ? 0 : 1;
        }
        case Finding.Same(var listed, long looked) -> {
          store.touch(listed, looked);
          same++;
        }
        case Finding.Binary(var listed, long looked) -> {
          store.putBinary(listed, looked);
          binary++;
        }
        case Finding.Gone(var listed) -> {
          store.remove(listed.path());
          removed += isNew ? 0 : 1;
        }
      }
      done++;
      if (done % PROGRESS_STEP == 0 || done == total) {
        listener.progress(done, total);
      }
      grow(finding.listed().bytes());
    }

    private void begin() throws StoreException {
      if (!open) {
        store.begin();
        open = true;
      }
    }

    private void grow(long more) throws StoreException {
      files++;
      bytes += more;
      if (files >= BATCH_FILES || bytes >= BATCH_BYTES) {
        end();
      }
    }

    void end() throws StoreException {
      if (open) {
        store.commit();
        open = false;
        files = 0;
        bytes = 0;
      }
    }

    /// Gives up what was not committed; nothing where all was.
    void abandon() {
      if (open) {
        store.rollBack();
        open = false;
      }
    }

    IndexUpdate update() {
      return new IndexUpdate(added, changed, same, removed, binary);
    }
  }
}
