package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `DefaultNotJson.read`: the parameter `limit` has a default that is not JSON
@Binding(name = "files", doc = "Files.")
final class DefaultNotJson {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The limit.", option = "one") String limit) {
    return "";
  }
}
