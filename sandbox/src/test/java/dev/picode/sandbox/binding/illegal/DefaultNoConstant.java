package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `DefaultNoConstant.read`: the parameter `mode` has a default of another type
@Binding(name = "files", doc = "Files.")
final class DefaultNoConstant {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The limit.", option = "\"SLOW\"") Mode mode) {
    return "";
  }

  enum Mode {
    SLOW
  }
}
