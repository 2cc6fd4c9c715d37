package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `UnknownCapability.read`: the capability `reed` is not known
@Binding(name = "files", doc = "Files.")
final class UnknownCapability {
  @Callable(doc = "Reads a file.", capability = "reed", since = 1)
  public String read() {
    return "";
  }
}
