package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `SinceBelowOne.read`: `since` must be at least 1
@Binding(name = "files", doc = "Files.")
final class SinceBelowOne {
  @Callable(doc = "Reads a file.", capability = "read", since = 0)
  public String read() {
    return "";
  }
}
