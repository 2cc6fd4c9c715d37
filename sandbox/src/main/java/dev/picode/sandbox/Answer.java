package dev.picode.sandbox;

import org.jspecify.annotations.Nullable;

/// What the host says to a call of a script. Immutable.
public sealed interface Answer {

  /// The call was done.
  ///
  /// @param value the plain value it gives back
  record Returned(@Nullable Object value) implements Answer {}

  /// The call is being done, and its results come one after the other.
  ///
  /// @param stream gives them; the run takes it, and closes it when it ends
  record Streaming(AnswerStream stream) implements Answer {}

  /// The call was not done. The script gets code, message and hint as a `PicodeError`.
  ///
  /// @param code a stable kebab-case name
  /// @param message one sentence
  /// @param hint what to do about it, or `null`
  /// @param detail the host's own description, which never leaves the host and comes back in
  ///     [Outcome.Failed] when the script lets the refusal escape
  record Refused(String code, String message, @Nullable String hint, Object detail)
      implements
      Answer {}
}
