package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Callable;

// error: `NotAnnotated`: a binding class must be annotated with `@Binding`
final class NotAnnotated {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read() {
    return "";
  }
}
