package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `BlankCapability.read`: the capability `` is not known
@Binding(name = "files", doc = "Files.")
final class BlankCapability {
  @Callable(doc = "Reads a file.", capability = "", since = 1)
  public String read() {
    return "";
  }
}
