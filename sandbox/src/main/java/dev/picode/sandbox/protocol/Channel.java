package dev.picode.sandbox.protocol;

import java.util.function.Consumer;

/// One end of a two-way connection that carries messages in order. Safe for many threads.
public interface Channel extends AutoCloseable {
  /// Says what is done with messages from the other end, and lets them in. The receiver is called
  /// from whatever thread the message came on and must not block. Called once.
  void start(Consumer<Message> receiver);

  /// Sends a message. Does nothing once either end is closed.
  void send(Message message);

  /// Closes both directions. Idempotent.
  @Override
  void close();
}
