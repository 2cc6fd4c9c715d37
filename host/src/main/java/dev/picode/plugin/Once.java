package dev.picode.plugin;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for. Safe for many threads. Where the making fails it is tried
/// again by the next who asks.
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> make;
  private @Nullable T made;

  private Once(Supplier<T> make) {
    this.make = make;
  }

  /// A value that is not made yet.
  public static <T> Once<T> of(Supplier<T> make) {
    return new Once<>(make);
  }

  @Override
  public synchronized T get() {
    T known = made;
    if (known == null) {
      known = make.get();
      made = known;
    }
    return known;
  }
}
