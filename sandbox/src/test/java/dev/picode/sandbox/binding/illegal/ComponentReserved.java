package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `Entry`: the record component `from` has the name `from`, which is reserved in JavaScript or Python
@Binding(name = "files", doc = "Files.")
final class ComponentReserved {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The entry.") Entry entry) {
    return "";
  }

  record Entry(@Param(doc = "The start.") String from) {}
}
