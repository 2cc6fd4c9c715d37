package dev.picode.context.cache;

/// A value that knows how heavy it is. Implementations are immutable.
public interface Weighted {
  /// About how many bytes it takes.
  long weight();
}
