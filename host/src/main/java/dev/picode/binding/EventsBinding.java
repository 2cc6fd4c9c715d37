package dev.picode.binding;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import org.jspecify.annotations.Nullable;

/// `ctx.events`. Safe for many threads.
@Binding(name = "events", doc = "Events of your own, which hooks of any extension can listen to.")
public final class EventsBinding {
  private final EventGate gate;

  EventsBinding(EventGate gate) {
    this.gate = gate;
  }

  /// What came of an event.
  public record EventOutcome(
      @Param(doc = "`proceed`, `deny` or `abort`; what that means is up to whoever fired it.") String verdict,
      @Param(doc = "Why not; null where it proceeds.") @Nullable String reason,
      @Param(doc = "The hook that said so; null where it proceeds.") @Nullable String by,
      @Param(doc = "The payload as the hooks left it.") @Nullable Object payload) {}

  /// Fires an event.
  @Callable(doc = "Fires an event and waits for the hooks on it. They may change the payload and say that it shall"
      + " not go on. Where nobody listens it proceeds.", capability = "none", since = 1, example = "const { verdict, reason } = await ctx.events.emit(\"team.deploy\", { target: \"staging\" });")
  public EventOutcome emit(
      @Param(doc = "Its name: lower-case words with a dot between, such as `team.deploy`.") String event,
      @Param(doc = "What it tells: any JSON value.") @Nullable Object payload) {
    EventGate.Emitted emitted = gate.emit(event, payload);
    return new EventOutcome(emitted.verdict(), emitted.reason(), emitted.by(), emitted.payload());
  }
}
