package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `MethodReserved.delete`: the method has the name `delete`, which is reserved in JavaScript or Python
@Binding(name = "files", doc = "Files.")
final class MethodReserved {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String delete() {
    return "";
  }
}
