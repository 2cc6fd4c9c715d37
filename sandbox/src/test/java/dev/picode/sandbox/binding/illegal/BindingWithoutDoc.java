package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `BindingWithoutDoc`: a binding must have a doc
@Binding(name = "files", doc = " ")
final class BindingWithoutDoc {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read() {
    return "";
  }
}
