package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `VoidParameter.read`: the parameter `path` has the type `java.lang.Void`, which cannot cross to scripts
@Binding(name = "files", doc = "Files.")
final class VoidParameter {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The path.") Void path) {
    return "";
  }
}
