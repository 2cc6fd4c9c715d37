package dev.picode.sandbox.binding;

/// A second, tiny namespace.
@Binding(name = "clock", doc = "The time.")
final class ClockBinding {

  @Callable(doc = "The time in milliseconds.", capability = "none", since = 1)
  public long now() {
    return 7;
  }
}
