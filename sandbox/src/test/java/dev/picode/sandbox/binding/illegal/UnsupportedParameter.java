package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import java.util.Optional;

// error: `UnsupportedParameter.read`: the parameter `path` has the type `java.util.Optional<java.lang.String>`, which cannot cross to scripts
@Binding(name = "files", doc = "Files.")
final class UnsupportedParameter {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The path.") Optional<String> path) {
    return "";
  }
}
