package dev.picode.sandbox.binding;

import org.jspecify.annotations.Nullable;

/// A stream of plain values, made of one of values that have a plain form.
///
/// @param values the one
record PlainStream(Streamed<?, ?> values) implements Streamed<Object, @Nullable Object> {
  @Override
  public @Nullable Object next() {
    return PlainResults.of(values.next());
  }

  @Override
  public @Nullable Object result() {
    return PlainResults.of(values.result());
  }

  @Override
  public void close() {
    values.close();
  }
}
