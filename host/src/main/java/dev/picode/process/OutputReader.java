package dev.picode.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Reads an output of a program to its end on a thread of its own and keeps the beginning. Safe for
/// many threads.
///
/// It reads on after it has enough: a program whose output nobody takes would wait for ever.
final class OutputReader {
  private final InputStream in;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final TextPieces pieces;
  private volatile int maxBytes;
  private volatile boolean given;
  private long dropped;

  private OutputReader(InputStream in, int maxBytes, Consumer<String> hearer) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.pieces = new TextPieces(hearer);
  }

  static OutputReader start(InputStream in, int maxBytes) {
    return start(in, maxBytes, _ -> {});
  }

  /// @param hearer gets all of it as text while it comes, on the thread of the reader
  static OutputReader start(InputStream in, int maxBytes, Consumer<String> hearer) {
    var reader = new OutputReader(in, maxBytes, hearer);
    Thread.ofPlatform().daemon().name("picode-output").start(reader::read);
    return reader;
  }

  private void read() {
    byte[] buffer = new byte[8192];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        take(buffer, n);
        if (!given) {
          pieces.take(buffer, n);
        }
      }
      if (!given) {
        pieces.end();
      }
    } catch (IOException _) {
      // The program is gone; what it wrote until then counts.
    } finally {
      ended.countDown();
    }
  }

  private synchronized void take(byte[] buffer, int length) {
    int taken = Math.clamp(maxBytes - kept.size(), 0, length);
    kept.write(buffer, 0, taken);
    dropped += length - taken;
  }

  /// What there is once the output has ended, or after a time, should someone still hold it open.
  ProcessOutput await(long millis) throws InterruptedException {
    if (!ended.await(millis, TimeUnit.MILLISECONDS)) {
      // Not closed: that would wait for the read that is under way. What comes is dropped.
      maxBytes = 0;
      given = true;
    }
    return output();
  }

  private synchronized ProcessOutput output() {
    return new ProcessOutput(kept.toByteArray(), dropped);
  }
}
