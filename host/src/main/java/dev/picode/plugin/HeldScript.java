package dev.picode.plugin;

import dev.picode.plugin.manifest.Handler;
import dev.picode.sandbox.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A loaded script that stays as it is until this is closed, for calls that build on one another. Safe for many
/// threads.
///
/// What is called here may reach nothing: every host call of it is denied.
public final class HeldScript implements AutoCloseable {
  private final long number;
  private final List<?> registrations;
  private final Calls calls;
  private final Runnable leave;

  /// Calls handlers of one script.
  interface Calls {
    Outcome call(Handler handler, @Nullable Object input, Duration deadline);
  }

  /// @param number tells it from every other of the same script
  /// @param registrations what the script registered: a list of `{kind, name, spec}`
  HeldScript(long number, List<?> registrations, Calls calls, Runnable leave) {
    this.number = number;
    this.registrations = registrations;
    this.calls = calls;
    this.leave = leave;
  }

  /// A number that no other one has in the same script.
  public long number() {
    return number;
  }

  /// The specification that the script registered a handler with; empty where it did not.
  public Map<?, ?> spec(Handler handler) {
    for (Object item : registrations) {
      if (item instanceof Map<?, ?> map && handler.kind().equals(map.get("kind"))
          && handler.name().equals(map.get("name")) && map.get("spec") instanceof Map<?, ?> spec) {
        return spec;
      }
    }
    return Map.of();
  }

  /// Calls a handler with a plain value.
  public Outcome call(Handler handler, @Nullable Object input, Duration deadline) {
    return calls.call(handler, input, deadline);
  }

  /// Lets the script go.
  @Override
  public void close() {
    leave.run();
  }
}
