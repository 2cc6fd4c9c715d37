package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `ParameterNamedTwice.read`: the parameter `other` has the name of another
@Binding(name = "files", doc = "Files.")
final class ParameterNamedTwice {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The path.") String path,
      @Param(name = "path", doc = "The path.") String other) {
    return "";
  }
}
