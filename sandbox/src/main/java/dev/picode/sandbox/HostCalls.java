package dev.picode.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a script can ask of the host. Called on a virtual thread for each call, so it may block and
/// must be safe for many threads; it is interrupted when nobody waits for the answer any more.
public interface HostCalls {
  /// Does a call and answers it. An exception is taken for a defect of the host and reaches the
  /// script as a refusal without details.
  ///
  /// @param target `namespace.method`
  /// @param arguments plain values by parameter name
  Answer answer(String target, Map<String, @Nullable Object> arguments);

  /// A call failed in a way that [#answer] should not have let out. The script gets the refusal
  /// `host-failed`, which says nothing of the cause.
  default void failed(String target, RuntimeException cause) {
    log("error", "the host call `" + target + "` failed: " + cause.getClass().getSimpleName());
  }

  /// The run these calls are answered for is about to end. Must not block.
  ///
  /// @param bytes how much memory it allocated, garbage included; 0 where its place does not measure it
  default void allocated(long bytes) {}

  /// A script logged a line. Must not block.
  ///
  /// @param level `debug`, `info`, `warn` or `error`
  void log(String level, String text);
}
