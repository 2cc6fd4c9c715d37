package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `Entry`: the record component `limit` cannot be an option
@Binding(name = "files", doc = "Files.")
final class ComponentIsOption {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The entry.") Entry entry) {
    return "";
  }

  record Entry(@Param(doc = "The limit.", option = "1") int limit) {}
}
