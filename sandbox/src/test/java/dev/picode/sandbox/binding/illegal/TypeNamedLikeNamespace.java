package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `Files`: the type name is already taken by `TypeNamedLikeNamespace`
@Binding(name = "files", doc = "Files.")
final class TypeNamedLikeNamespace {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The files.") Files files) {
    return "";
  }

  record Files(@Param(doc = "How many.") int count) {}
}
