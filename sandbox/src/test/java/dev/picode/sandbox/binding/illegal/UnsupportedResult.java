package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;

// error: `UnsupportedResult.read`: the result has the type `byte[]`, which cannot cross to scripts
@Binding(name = "files", doc = "Files.")
final class UnsupportedResult {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public byte[] read() {
    return new byte[0];
  }
}
