package dev.picode.sandbox.binding;

import org.jspecify.annotations.Nullable;

/// What a function of the script API gives back piece by piece: only as the result of a [Callable] method, where
/// JavaScript sees an `AsyncIterable` and Python an iterator. It is pulled by one thread at a time and closed by any.
///
/// Nothing is done ahead of the script but what the maker chooses to keep ready, so that a slow script slows its source.
///
/// @param <T> the type of the items, one that can cross to scripts
/// @param <R> the type of what they come to
public interface Streamed<T, R extends @Nullable Object> extends AutoCloseable {
  /// The next item, or `null` at the end. Waits for it; ends when the thread is interrupted or the stream is closed.
  @Nullable T next();

  /// What the items come to. Only called after [#next] gave the end.
  R result();

  /// Stops the work behind it. May wait a moment until it has stopped. Idempotent.
  @Override
  void close();
}
