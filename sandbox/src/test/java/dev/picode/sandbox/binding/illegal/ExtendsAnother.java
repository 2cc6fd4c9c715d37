package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `ExtendsAnother`: a binding class must not extend another class
@Binding(name = "files", doc = "Files.")
final class ExtendsAnother extends Thread {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read() {
    return "";
  }
}
