package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `MethodNotCamelCase.readURL`: the method must have a camelCase name, not `readURL`
@Binding(name = "files", doc = "Files.")
final class MethodNotCamelCase {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String readURL() {
    return "";
  }
}
