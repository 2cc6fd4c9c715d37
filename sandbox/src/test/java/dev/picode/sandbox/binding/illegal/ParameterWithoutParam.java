package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `ParameterWithoutParam.read`: the parameter `path` must have `@Param`
@Binding(name = "files", doc = "Files.")
final class ParameterWithoutParam {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(String path) {
    return "";
  }
}
