package dev.picode.plugin;

import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The host calls of one run, counted. Safe for many threads.
final class CountedCalls implements HostCalls {
  /// The refusals that are about what a script may do.
  private static final Set<String> DENIALS = Set.of("capability-denied", "path-guarded",
      "path-outside-workspace");

  private final HostCalls host;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong denials = new AtomicLong();
  private final AtomicLong allocated = new AtomicLong();

  /// @param host answers them
  CountedCalls(HostCalls host) {
    this.host = host;
  }

  long calls() {
    return calls.get();
  }

  /// How many of them a missing capability refused.
  long denials() {
    return denials.get();
  }

  /// How much memory the run allocated, in bytes.
  long allocated() {
    return allocated.get();
  }

  @Override
  public void allocated(long bytes) {
    allocated.addAndGet(bytes);
  }

  @Override
  public Answer answer(String target, Map<String, @Nullable Object> arguments) {
    calls.incrementAndGet();
    Answer answer = host.answer(target, arguments);
    if (answer instanceof Answer.Refused refused && DENIALS.contains(refused.code())) {
      denials.incrementAndGet();
    }
    return answer;
  }

  @Override
  public void failed(String target, RuntimeException cause) {
    host.failed(target, cause);
  }

  @Override
  public void log(String level, String text) {
    host.log(level, text);
  }
}
