package dev.picode.sandbox.protocol;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A channel inside one process: the sender's thread runs the other end's receiver. Safe for many
/// threads.
///
/// What is sent before the other end has started waits there.
public final class InMemoryChannel implements Channel {
  private final Queue<Message> early = new ArrayDeque<>();
  private volatile @Nullable Consumer<Message> receiver;
  private volatile @Nullable InMemoryChannel other;

  private InMemoryChannel() {}

  /// The two ends of a new channel.
  ///
  /// @param host the end for the host
  /// @param place the end for where scripts run
  public record Pair(Channel host, Channel place) {}

  /// A new connected pair.
  public static Pair pair() {
    var host = new InMemoryChannel();
    var place = new InMemoryChannel();
    host.other = place;
    place.other = host;
    return new Pair(host, place);
  }

  @Override
  public void start(Consumer<Message> newReceiver) {
    synchronized (early) {
      if (receiver != null) {
        throw new IllegalStateException("the channel was started before");
      }
      for (Message message = early.poll(); message != null; message = early.poll()) {
        newReceiver.accept(message);
      }
      receiver = newReceiver;
    }
  }

  @Override
  public void send(Message message) {
    InMemoryChannel end = other;
    if (end != null) {
      end.deliver(message);
    }
  }

  private void deliver(Message message) {
    Consumer<Message> ready = receiver;
    if (ready == null) {
      synchronized (early) {
        ready = receiver;
        if (ready == null) {
          early.add(message);
          return;
        }
      }
    }
    ready.accept(message);
  }

  @Override
  public void close() {
    InMemoryChannel end = other;
    other = null;
    if (end != null) {
      end.other = null;
    }
  }
}
