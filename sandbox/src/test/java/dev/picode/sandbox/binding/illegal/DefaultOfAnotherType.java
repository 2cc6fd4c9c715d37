package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `DefaultOfAnotherType.read`: the parameter `limit` has a default of another type
@Binding(name = "files", doc = "Files.")
final class DefaultOfAnotherType {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The limit.", option = "\"1\"") int limit) {
    return "";
  }
}
