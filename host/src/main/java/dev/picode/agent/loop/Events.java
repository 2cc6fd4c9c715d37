package dev.picode.agent.loop;

import dev.picode.agent.AgentEvent;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Hands events to whoever listens, one at a time. Safe for many threads.
final class Events {
  private final ReentrantLock one = new ReentrantLock();
  private final Consumer<AgentEvent> listener;

  Events(Consumer<AgentEvent> listener) {
    this.listener = listener;
  }

  void emit(AgentEvent event) {
    one.lock();
    try {
      listener.accept(event);
    } finally {
      one.unlock();
    }
  }
}
