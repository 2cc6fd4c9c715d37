package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `ParameterReserved.read`: the parameter `type` has the name `class`, which is reserved in JavaScript or Python
@Binding(name = "files", doc = "Files.")
final class ParameterReserved {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(name = "class", doc = "The class.") String type) {
    return "";
  }
}
