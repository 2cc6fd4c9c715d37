package dev.picode.plugin.provider;

import dev.picode.plugin.Extension;
import dev.picode.plugin.HeldScript;
import dev.picode.plugin.manifest.Handler;
import dev.picode.sandbox.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The functions of a provider in the script of its extension. Immutable.
///
/// @param entry the provider
/// @param scripts keeps the script of an extension loaded
record ProviderScript(ProviderRegistry.Entry entry, Scripts scripts) {
  /// How long one of its functions may run: it computes, and waits for nothing.
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /// Keeps scripts loaded.
  interface Scripts {
    HeldScript hold(Extension extension);
  }

  HeldScript hold() {
    return scripts.hold(entry.extension());
  }

  <T extends @Nullable Object> T with(Function<HeldScript, T> use) {
    try (HeldScript held = hold()) {
      return use.apply(held);
    }
  }

  /// What the script registered.
  Map<?, ?> spec(HeldScript held) {
    return held.spec(handler());
  }

  /// Whether the script has one of the functions that it need not have.
  boolean has(HeldScript held, String function) {
    return spec(held).get("functions") instanceof List<?> functions && functions.contains(function);
  }

  Outcome call(HeldScript held, String function, Object... arguments) {
    return give(held, Map.of("part", function, "args", List.of(arguments)));
  }

  Outcome give(HeldScript held, Map<String, ?> input) {
    return held.call(handler(), input, DEADLINE);
  }

  private Handler handler() {
    return Handler.provider(entry.provider().name());
  }
}
