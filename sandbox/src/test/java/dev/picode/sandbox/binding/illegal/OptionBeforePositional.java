package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `OptionBeforePositional.read`: the parameter `path` is positional but follows an option
@Binding(name = "files", doc = "Files.")
final class OptionBeforePositional {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The limit.", option = "1") int limit,
      @Param(doc = "The path.") String path) {
    return "";
  }
}
