package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `ParameterWithoutDoc.read`: the parameter `path` must have a doc
@Binding(name = "files", doc = "Files.")
final class ParameterWithoutDoc {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "") String path) {
    return "";
  }
}
