package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `Box`: a record must not be generic
@Binding(name = "files", doc = "Files.")
final class GenericRecord {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The box.") Box<String> box) {
    return "";
  }

  record Box<T>(@Param(doc = "The value.") T value) {}
}
