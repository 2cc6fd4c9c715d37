package dev.picode.sandbox.worker;

import dev.picode.sandbox.protocol.Failure;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often each extension brought down its worker. Guarded by the lock of the pool.
final class Strikes {
  /// After so many an extension is disabled until PiCode starts anew.
  private static final int OUT = 3;

  private final Map<String, Integer> strikes = new HashMap<>();

  /// Counts a worker that was lost to an extension.
  ///
  /// @return a sentence for the person
  String count(String id, String reason) {
    int count = strikes.merge(id, 1, Integer::sum);
    return "the extension `" + id + "` brought down its worker: " + reason + "; "
        + (count < OUT
            ? "from now on it runs in a worker of its own"
            : "that was the " + OUT + "rd time, it is disabled until PiCode starts anew");
  }

  /// Why an extension is not run any more, or `null`.
  @Nullable Failure refusal(String id) {
    return strikes.getOrDefault(id, 0) < OUT
        ? null
        : Failure.of(Failure.Kind.LIMIT, "extension-disabled",
            "the extension `" + id + "` is disabled, because it brought down its worker " + OUT
                + " times",
            "PiCode tries it again after the next start");
  }
}
