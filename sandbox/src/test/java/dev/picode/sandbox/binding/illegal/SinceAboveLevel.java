package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `SinceAboveLevel.read`: `since` is 2, above the API level 1
@Binding(name = "files", doc = "Files.")
final class SinceAboveLevel {
  @Callable(doc = "Reads a file.", capability = "read", since = 2)
  public String read() {
    return "";
  }
}
