package dev.picode.http;

import dev.picode.problem.PiCodeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The bytes of an answer on their way from the thread that receives them to the one that reads them. It holds a bounded
/// number: whoever sends faster than is read has to wait. Safe for many threads.
final class Chunks {
  /// As many bytes may lie here unread.
  private static final int MAX_UNREAD = 256 << 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<byte[]> unread = new ArrayDeque<>();
  private int unreadBytes;
  private boolean ended;
  private boolean closed;
  private @Nullable PiCodeException failure;

  /// Adds bytes; waits while there are many.
  ///
  /// @return whether they are still wanted
  boolean put(byte[] bytes) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (unreadBytes > MAX_UNREAD && !closed) {
        changed.await();
      }
      if (!closed) {
        unread.add(bytes);
        unreadBytes += bytes.length;
        changed.signalAll();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /// No more come: all were there, or it failed.
  void end(@Nullable PiCodeException problem) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        failure = problem;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// No more are wanted.
  void close() {
    lock.lock();
    try {
      closed = true;
      unread.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// All bytes that are there, at least one; none at the end; null where there were none for so long.
  ///
  /// @throws PiCodeException what it failed with, after the bytes before it
  byte @Nullable [] take(Duration wait) throws InterruptedException {
    long nanos = wait.toNanos();
    lock.lockInterruptibly();
    try {
      while (unread.isEmpty() && !ended && !closed) {
        if (nanos <= 0) {
          return null;
        }
        nanos = changed.awaitNanos(nanos);
      }
      if (!unread.isEmpty()) {
        byte[] all = joined();
        changed.signalAll();
        return all;
      }
      if (failure != null && !closed) {
        throw new PiCodeException(failure.problem(), failure);
      }
      return new byte[0];
    } finally {
      lock.unlock();
    }
  }

  private byte[] joined() {
    byte[] first = unread.removeFirst();
    byte[] all = first;
    if (!unread.isEmpty()) {
      all = new byte[unreadBytes];
      int at = 0;
      for (byte[] next = first; next != null; next = unread.pollFirst()) {
        System.arraycopy(next, 0, all, at, next.length);
        at += next.length;
      }
    }
    unreadBytes = 0;
    return all;
  }
}
