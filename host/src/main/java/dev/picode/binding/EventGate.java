package dev.picode.binding;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a binding tells of, so that hooks can have their say. Implementations are safe for many threads.
///
/// Where nobody listens nothing is asked of a binding but [#listens], so what an event would tell need not be
/// gathered.
public interface EventGate {
  /// Nobody listens.
  EventGate NONE = new EventGate() {
    @Override
    public boolean listens(String event) {
      return false;
    }

    @Override
    public Map<String, @Nullable Object> before(String event,
        Map<String, @Nullable Object> payload, Consumer<Map<String, @Nullable Object>> policy,
        UnaryOperator<Map<String, @Nullable Object>> refresh) {
      policy.accept(payload);
      return payload;
    }

    @Override
    public void after(String event, Map<String, @Nullable Object> payload) {}

    @Override
    public Emitted emit(String name, @Nullable Object payload) {
      return new Emitted("proceed", null, null, payload);
    }
  };

  /// Whether a hook on an event would run.
  boolean listens(String event);

  /// Announces what is about to be done.
  ///
  /// @param policy refuses what the script may not do, after the last change of a hook
  /// @param refresh makes what follows from a changed member follow it
  /// @return the payload with what hooks changed
  /// @throws dev.picode.problem.PiCodeException where it is not to be done: `hook-denied`, `hook-aborted`,
  ///     `hook-failed`, and what `policy` throws
  Map<String, @Nullable Object> before(String event, Map<String, @Nullable Object> payload,
      Consumer<Map<String, @Nullable Object>> policy,
      UnaryOperator<Map<String, @Nullable Object>> refresh);

  /// Tells what was done.
  void after(String event, Map<String, @Nullable Object> payload);

  /// Fires an event of a script's own.
  ///
  /// @throws dev.picode.problem.PiCodeException `event-name-invalid`, `event-too-deep`
  Emitted emit(String name, @Nullable Object payload);

  /// What came of an event of a script's own. Immutable.
  ///
  /// @param verdict `proceed`, `deny` or `abort`
  /// @param reason why not, `null` where it proceeds
  /// @param by the hook that said so, `null` where it proceeds
  /// @param payload the payload after the last change
  record Emitted(String verdict, @Nullable String reason, @Nullable String by,
      @Nullable Object payload) {}
}
