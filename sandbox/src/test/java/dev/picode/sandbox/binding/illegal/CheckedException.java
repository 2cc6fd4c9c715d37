package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import java.io.IOException;

// error: `CheckedException.read`: a callable method must not declare the checked exception `IOException`
@Binding(name = "files", doc = "Files.")
final class CheckedException {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The path.") String path) throws IOException {
    if (path.isEmpty()) {
      throw new IOException("no path");
    }
    return path;
  }
}
