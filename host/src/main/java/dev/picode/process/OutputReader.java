package dev.picode.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Reads an output of a program to its end on a thread of its own and keeps the beginning. Safe for
/// many threads.
///
/// It reads on after it has enough: a program whose output nobody takes would wait for ever.
final class OutputReader {
  private final InputStream in;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int maxBytes;
  private long dropped;

  private OutputReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  static OutputReader start(InputStream in, int maxBytes) {
    var reader = new OutputReader(in, maxBytes);
    Thread.ofPlatform().daemon().name("picode-output").start(reader::read);
    return reader;
  }

  private void read() {
    byte[] buffer = new byte[8192];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        take(buffer, n);
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
    }
    return output();
  }

  private synchronized ProcessOutput output() {
    return new ProcessOutput(kept.toByteArray(), dropped);
  }
}
