package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `NamespaceReserved`: the namespace `import` is reserved in JavaScript or Python
@Binding(name = "import", doc = "Files.")
final class NamespaceReserved {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read() {
    return "";
  }
}
