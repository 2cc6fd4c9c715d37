package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `ParameterNotCamelCase.read`: the parameter `path` must have a camelCase name, not `file_path`
@Binding(name = "files", doc = "Files.")
final class ParameterNotCamelCase {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(name = "file_path", doc = "The path.") String path) {
    return "";
  }
}
