package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `DefaultNull.read`: the parameter `limit` has the default null but is not `@Nullable`
@Binding(name = "files", doc = "Files.")
final class DefaultNull {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The limit.", option = "null") int limit) {
    return "";
  }
}
