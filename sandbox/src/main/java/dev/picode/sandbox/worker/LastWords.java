package dev.picode.sandbox.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The beginning of what a child process writes to its standard error, which says why it could not
/// start. The rest is read and dropped, so that the child is never held up. Safe for many threads.
final class LastWords {
  private static final int MAX_BYTES = 4_096;

  private final byte[] kept = new byte[MAX_BYTES];
  private int count;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile InputStream stream = InputStream.nullInputStream();

  /// Reads on a thread of its own until the stream ends.
  void read(InputStream from) {
    stream = from;
    Thread.ofPlatform().daemon().name("picode-worker-err").start(() -> {
      byte[] buffer = new byte[MAX_BYTES];
      try (from) {
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
          keep(buffer, n);
        }
      } catch (IOException _) {
        // the process is gone
      } finally {
        ended.complete(null);
      }
    });
  }

  private synchronized void keep(byte[] buffer, int n) {
    int taken = Math.min(n, MAX_BYTES - count);
    System.arraycopy(buffer, 0, kept, count, taken);
    count += taken;
  }

  /// What was said, on one line. Waits for the end of the stream, but no longer than this: a child of the child
  /// may hold it open.
  String text(long patienceMillis) {
    var _ = ended.completeOnTimeout(null, patienceMillis, TimeUnit.MILLISECONDS).join();
    return said();
  }

  private synchronized String said() {
    return new String(kept, 0, count, StandardCharsets.UTF_8).strip()
        .replaceAll("[\\p{Cntrl}\\s]+", " ");
  }

  void close() {
    try {
      stream.close();
    } catch (IOException _) {
      // closed already
    }
  }
}
