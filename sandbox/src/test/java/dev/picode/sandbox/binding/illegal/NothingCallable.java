package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;

// error: `NothingCallable`: a binding must have a callable method
@Binding(name = "files", doc = "Files.")
final class NothingCallable {
  public String read() {
    return "";
  }
}
