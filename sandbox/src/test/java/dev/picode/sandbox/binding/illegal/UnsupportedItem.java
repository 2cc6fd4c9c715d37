package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import java.util.List;

// error: `UnsupportedItem.read`: the parameter `paths` has the type `java.lang.Float`, which cannot cross to scripts
@Binding(name = "files", doc = "Files.")
final class UnsupportedItem {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The paths.") List<Float> paths) {
    return "";
  }
}
