package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import java.util.Map;

// error: `MapKeyNotString.read`: the result is a map whose keys are not strings
@Binding(name = "files", doc = "Files.")
final class MapKeyNotString {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public Map<Integer, String> read() {
    return Map.of();
  }
}
