package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `Varargs.read`: a callable method must not be varargs
@Binding(name = "files", doc = "Files.")
final class Varargs {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The path.") String... path) {
    return "";
  }
}
