package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `MethodReservedInPython.pass`: the method has the name `pass`, which is reserved in JavaScript or Python
@Binding(name = "files", doc = "Files.")
final class MethodReservedInPython {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String pass() {
    return "";
  }
}
