package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `NotFinal`: a binding class must be final
@Binding(name = "files", doc = "Files.")
class NotFinal {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read() {
    return "";
  }
}
