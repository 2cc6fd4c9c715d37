package dev.picode.context;

import dev.picode.context.SkippedFile.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Reads files to learn what they are: text or not, how long, by which interpreter. Confined to one
/// thread, which it has help from others while [#run] lasts.
///
/// Lines are counted in the bytes; no text is made.
final class FileReading {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final int LOOK_BYTES = 8 << 10;
  private static final int PROGRESS_STEP = 200;

  private final long maxBytes;
  private final ProgressListener listener;
  private final AtomicInteger done = new AtomicInteger();
  private final List<IndexedFile> files = new ArrayList<>();
  private final List<SkippedFile> skipped = new ArrayList<>();

  FileReading(long maxBytes, ProgressListener listener) {
    this.maxBytes = maxBytes;
    this.listener = listener;
  }

  /// What reading a file gave: a file or the reason why not.
  private record Outcome(@Nullable IndexedFile file, @Nullable SkippedFile skip) {}

  List<IndexedFile> files() {
    return files;
  }

  List<SkippedFile> skipped() {
    return skipped;
  }

  void run(List<ListedFile> found) throws InterruptedException {
    var buffers = ThreadLocal.withInitial(() -> new byte[BUFFER_BYTES]);
    List<Outcome> outcomes = Parallel.map(found, file -> {
      Outcome outcome = read(file, buffers.get());
      report(found.size());
      return outcome;
    });
    for (Outcome outcome : outcomes) {
      if (outcome.file != null) {
        files.add(outcome.file);
      }
      if (outcome.skip != null) {
        skipped.add(outcome.skip);
      }
    }
  }

  private void report(int total) {
    if (done.incrementAndGet() % PROGRESS_STEP == 0 || done.get() == total) {
      synchronized (this) {
        listener.progress(done.get(), total);
      }
    }
  }

  private Outcome read(ListedFile found, byte[] buffer) throws InterruptedException {
    try (var in = Files.newInputStream(
        found.real(),
        StandardOpenOption.READ,
        LinkOption.NOFOLLOW_LINKS)) {
      int length = in.readNBytes(buffer, 0, buffer.length);
      for (int i = 0; i < Math.min(length, LOOK_BYTES); i++) {
        if (buffer[i] == 0) {
          return skip(found, Reason.BINARY);
        }
      }
      Language language = Languages.of(found.path());
      language = language == null ? Languages.ofContent(buffer, length) : language;
      long bytes = 0;
      int lines = 0;
      boolean open = false;
      while (length > 0) {
        bytes += length;
        if (bytes > maxBytes) {
          return skip(found, Reason.TOO_LARGE);
        }
        lines += lineEnds(buffer, length);
        open = buffer[length - 1] != '\n';
        length = in.readNBytes(buffer, 0, buffer.length);
      }
      var path = found.path();
      var file = new IndexedFile(path, language, bytes, open ? lines + 1 : lines,
          TestPaths.isTest(path));
      return new Outcome(file, null);
    } catch (IOException _) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the scan was cancelled");
      }
      return skip(found, Reason.UNREADABLE);
    }
  }

  private static int lineEnds(byte[] buffer, int length) {
    int ends = 0;
    for (int i = 0; i < length; i++) {
      ends += buffer[i] == '\n' ? 1 : 0;
    }
    return ends;
  }

  private static Outcome skip(ListedFile found, Reason reason) {
    return new Outcome(null, new SkippedFile(found.path(), reason));
  }
}
