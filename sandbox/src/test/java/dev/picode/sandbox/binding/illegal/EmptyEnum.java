package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `Mode`: an enum must have a constant
@Binding(name = "files", doc = "Files.")
final class EmptyEnum {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The mode.") Mode mode) {
    return "";
  }

  enum Mode {}
}
