package dev.picode.llm.client;

import dev.picode.llm.AnswerParts;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.StopReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an answer has said: kept, put together, and handed on. Confined to one thread.
///
/// The end is handed on last, whenever the provider tells it: some count the tokens after it.
final class Said {
  private final ModelListener listener;
  private List<ModelEvent> events = new ArrayList<>();
  private AnswerParts parts = new AnswerParts();
  private @Nullable StopReason stop;
  private boolean begun;

  Said(ModelListener listener) {
    this.listener = listener;
  }

  void add(ModelEvent event) {
    if (event instanceof ModelEvent.Stopped stopped) {
      // A reason with a name stands against one without.
      stop = stop == null || stop == StopReason.OTHER ? stopped.reason() : stop;
      return;
    }
    begun |= !(event instanceof ModelEvent.UsageReport);
    parts.add(event);
    events.add(event);
    listener.event(event);
  }

  /// Hands the end on.
  void end() {
    var stopped = new ModelEvent.Stopped(stop == null ? StopReason.OTHER : stop);
    parts.add(stopped);
    events.add(stopped);
    listener.event(stopped);
  }

  /// Forgets what was said; whoever heard of it is told.
  void restart() {
    if (begun) {
      listener.restarted();
    }
    events = new ArrayList<>();
    parts = new AnswerParts();
    stop = null;
    begun = false;
  }

  /// Whether something was said that a person may have seen.
  boolean hasBegun() {
    return begun;
  }

  boolean hasStopped() {
    return stop != null;
  }

  AnswerParts parts() {
    return parts;
  }

  List<ModelEvent> events() {
    return List.copyOf(events);
  }
}
