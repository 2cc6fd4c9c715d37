package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `NamespaceNotLowerCase`: the namespace `myFiles` must be lower-case letters only
@Binding(name = "myFiles", doc = "Files.")
final class NamespaceNotLowerCase {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read() {
    return "";
  }
}
