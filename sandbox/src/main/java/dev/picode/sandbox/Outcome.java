package dev.picode.sandbox;

import dev.picode.sandbox.protocol.Failure;
import org.jspecify.annotations.Nullable;

/// How a run ended. Immutable.
public sealed interface Outcome {

  /// The script gave back a value.
  ///
  /// @param present false where it gave back nothing at all
  /// @param value the plain value, `null` where nothing is present
  record Completed(boolean present, @Nullable Object value) implements Outcome {}

  /// The script threw, could not be loaded, or gave back something that cannot leave the sandbox.
  ///
  /// @param failure what went wrong and where
  /// @param refusal the host's own refusal that the script let escape, or `null`
  record Failed(Failure failure, Answer.@Nullable Refused refusal) implements Outcome {}

  /// A deadline, a size or a count was exceeded.
  ///
  /// @param failure which, and where
  record LimitReached(Failure failure) implements Outcome {}

  /// The run was cancelled by its caller.
  ///
  /// @param reason what the caller said
  record Cancelled(String reason) implements Outcome {}
}
