package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `NotPublic.read`: a callable method must be public
@Binding(name = "files", doc = "Files.")
final class NotPublic {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  String read() {
    return "";
  }
}
