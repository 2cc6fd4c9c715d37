package dev.picode.sandbox;

import org.jspecify.annotations.Nullable;

/// What the host says to a call piece by piece, as the script asks for each. It is pulled by one thread at a time and
/// closed by any.
public interface AnswerStream {
  /// What comes next. Waits for it; ends when the thread is interrupted or the stream is closed. Not called again after
  /// the end or a failure. An exception is taken for a defect of the host, as in [HostCalls#answer].
  Piece next();

  /// Nobody asks for more. May wait a moment until the work behind it has stopped. Idempotent.
  void close();

  /// A piece. Immutable.
  sealed interface Piece {}

  /// One of many.
  ///
  /// @param value a plain value
  record Item(@Nullable Object value) implements Piece {}

  /// The end.
  ///
  /// @param result what it comes to, a plain value
  record End(@Nullable Object result) implements Piece {}

  /// The end before its time.
  ///
  /// @param refusal what the script gets
  record Broken(Answer.Refused refusal) implements Piece {}
}
