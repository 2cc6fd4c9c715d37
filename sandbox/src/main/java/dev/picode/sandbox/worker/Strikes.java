package dev.picode.sandbox.worker;

import dev.picode.sandbox.launch.Strike;
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
  /// @param cause how it ended
  Strike count(String id, String cause) {
    int count = strikes.merge(id, 1, Integer::sum);
    return new Strike(id, cause, count, count >= OUT);
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
