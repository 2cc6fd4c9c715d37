package dev.picode.sandbox;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A stream for tests: some pieces, then its end, a failure, or nothing until it is closed.
final class ListedStream implements AnswerStream {
  private final Queue<Piece> pieces;
  private final BlockingQueue<String> told;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param told takes `waiting` when it has nothing more to give, and `closed`
  ListedStream(BlockingQueue<String> told, List<Piece> pieces) {
    this.told = told;
    this.pieces = new ArrayDeque<>(pieces);
  }

  /// One that ends after the items.
  static ListedStream of(BlockingQueue<String> told, @Nullable Object result, Object... items) {
    var stream = endless(told, items);
    stream.pieces.add(new End(result));
    return stream;
  }

  /// One that waits after the items.
  static ListedStream endless(BlockingQueue<String> told, Object... items) {
    return new ListedStream(told, List.of(items).stream().<Piece>map(Item::new).toList());
  }

  @Override
  public Piece next() {
    Piece piece = pieces.poll();
    if (piece != null) {
      return piece;
    }
    told.add("waiting");
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new Broken(new Answer.Refused("stream-closed", "the stream was closed", null, "x"));
  }

  @Override
  public void close() {
    if (closed.getCount() > 0) {
      closed.countDown();
      told.add("closed");
    }
  }
}
