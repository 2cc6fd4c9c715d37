package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `Twin`: the namespace `files` is already taken by `NamespaceTaken`
@Binding(name = "files", doc = "Files.")
final class NamespaceTaken {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read() {
    return "";
  }

  @Binding(name = "files", doc = "Files again.")
  static final class Twin {
    @Callable(doc = "Reads a file.", capability = "read", since = 1)
    public String read() {
      return "";
    }
  }
}
