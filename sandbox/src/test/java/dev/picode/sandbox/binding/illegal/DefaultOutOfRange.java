package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `DefaultOutOfRange.read`: the parameter `limit` has a default of another type
@Binding(name = "files", doc = "Files.")
final class DefaultOutOfRange {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The limit.", option = "3000000000") int limit) {
    return "";
  }
}
