package dev.picode.context.cache;

import java.util.ArrayList;
import java.util.List;

/// A heap whose use a test sets. Confined to one thread.
final class PressedHeap implements HeapUse {
  double used;
  final List<Runnable> listeners = new ArrayList<>();

  @Override
  public double used() {
    return used;
  }

  @Override
  public Runnable above(double fraction, Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// A collection left this much.
  void collected(double left) {
    used = left;
    if (left > MemoryWatch.SHORT) {
      List.copyOf(listeners).forEach(Runnable::run);
    }
  }
}
