package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `MethodWithoutDoc.read`: a callable method must have a doc
@Binding(name = "files", doc = "Files.")
final class MethodWithoutDoc {
  @Callable(doc = "", capability = "read", since = 1)
  public String read() {
    return "";
  }
}
