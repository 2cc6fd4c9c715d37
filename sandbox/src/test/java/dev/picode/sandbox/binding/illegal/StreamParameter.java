package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.sandbox.binding.Streamed;

// error: `StreamParameter.write`: the parameter `lines` has the type `dev.picode.sandbox.binding.Streamed<java.lang.String, java.lang.String>`, which cannot cross to scripts
@Binding(name = "files", doc = "Files.")
final class StreamParameter {
  @Callable(doc = "Writes a file.", capability = "write", since = 1)
  public void write(@Param(doc = "The lines.") Streamed<String, String> lines) {}
}
