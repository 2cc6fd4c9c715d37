package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `StaticMethod.read`: a callable method must not be static
@Binding(name = "files", doc = "Files.")
final class StaticMethod {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public static String read() {
    return "";
  }
}
