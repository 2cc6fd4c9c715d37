package dev.picode.binding;

import dev.picode.binding.LlmBinding.ModelReply;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.client.ModelListener;
import dev.picode.llm.client.ModelRoute;
import dev.picode.llm.json.EventJson;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.binding.Declared;
import dev.picode.sandbox.binding.Streamed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An answer of a model that a script takes piece by piece. Safe for many threads.
///
/// A thread of its own asks, and stops reading where the script is too far behind; words that wait are one event. An
/// answer that breaks off is asked for once more only as long as the script took nothing of it.
final class ModelStream
    implements
    Streamed<@Declared("Delta") Map<String, @Nullable Object>, ModelReply>,
    ModelListener {
  /// How much may wait for the script, in characters; an event counts for some besides its text.
  private static final int MOST_WAITING = 64 * 1024;
  private static final int EVENT = 64;

  /// How long closing waits for the request to end, so that what it took is counted.
  private static final Duration ENDING = Duration.ofSeconds(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ModelEvent> waiting = new ArrayDeque<>();
  private final StringBuilder words = new StringBuilder();
  private final Thread asker;
  private int size;
  private boolean taken;
  private boolean closed;
  private @Nullable ModelReply reply;
  private @Nullable RuntimeException failure;

  private ModelStream(Function<ModelListener, ModelReply> work, Runnable left) {
    this.asker = Thread.ofVirtual().name("picode-llm-stream").unstarted(() -> ask(work, left));
  }

  /// Starts to ask.
  ///
  /// @param work asks, and tells a listener what is said
  /// @param left called where the script left before the end, once the request has ended
  static ModelStream start(Function<ModelListener, ModelReply> work, Runnable left) {
    var stream = new ModelStream(work, left);
    stream.asker.start();
    return stream;
  }

  private void ask(Function<ModelListener, ModelReply> work, Runnable left) {
    ModelReply whole = null;
    boolean early = false;
    RuntimeException problem = new IllegalStateException("the request ended with an error");
    try {
      whole = work.apply(this);
    } catch (RuntimeException e) {
      problem = e;
    } finally {
      early = end(whole, problem);
    }
    if (early) {
      left.run();
    }
  }

  /// @return whether the script left before
  private boolean end(@Nullable ModelReply whole, RuntimeException problem) {
    lock.lock();
    try {
      reply = whole;
      failure = whole == null ? problem : null;
      changed.signalAll();
      return closed && whole == null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void event(ModelEvent event) {
    Interruptible.call(() -> {
      lock.lockInterruptibly();
      try {
        while (size >= MOST_WAITING && !closed) {
          changed.await();
        }
        if (closed) {
          throw closedProblem();
        }
        add(event);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
      return true;
    });
  }

  private void add(ModelEvent event) {
    if (event instanceof ModelEvent.TextDelta(var text)) {
      words.append(text);
      size += text.length();
      return;
    }
    flush();
    waiting.add(event);
    size += EVENT + switch (event) {
      case ModelEvent.ThinkingDelta thinking -> thinking.text().length();
      case ModelEvent.ToolCallDelta call -> call.arguments().length();
      default -> 0;
    };
  }

  private void flush() {
    if (!words.isEmpty()) {
      waiting.add(new ModelEvent.TextDelta(words.toString()));
      words.setLength(0);
    }
  }

  /// What waits counts no more, and what was taken cannot be taken back.
  @Override
  public void retrying(ModelRoute route, int repeated, Duration pause, Problem problem) {
    lock.lock();
    try {
      if (taken) {
        throw problem.toException();
      }
      waiting.clear();
      words.setLength(0);
      size = 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable Map<String, @Nullable Object> next() {
    return Interruptible.call(this::awaited).map(EventJson::write).orElse(null);
  }

  /// The next event; empty at the end.
  private Optional<ModelEvent> awaited() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        if (closed) {
          throw closedProblem();
        }
        ModelEvent event = take();
        if (event != null || reply != null) {
          return Optional.ofNullable(event);
        }
        if (failure != null) {
          throw failure instanceof PiCodeException e ? e.problem().toException(e) : failure;
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The next event, or `null` where none waits.
  private @Nullable ModelEvent take() {
    if (waiting.isEmpty()) {
      flush();
    }
    ModelEvent event = waiting.poll();
    if (event != null) {
      taken = true;
      if (waiting.isEmpty()) {
        size = words.length();
        changed.signalAll();
      }
    }
    return event;
  }

  @Override
  public ModelReply result() {
    lock.lock();
    try {
      if (reply == null) {
        throw new IllegalStateException("the answer is not whole");
      }
      return reply;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    asker.interrupt();
    Interruptible.call(() -> asker.join(ENDING));
  }

  private static PiCodeException closedProblem() {
    return Problem.of("stream-closed", ProblemKind.SCRIPT,
        "the stream is at its end or was closed",
        "take the next piece with what the function gave back").toException();
  }
}
