package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

// error: `Mode`: the type name is already taken by `Mode`
@Binding(name = "files", doc = "Files.")
final class TypeNameTaken {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The mode.") Mode mode,
      @Param(doc = "The other mode.") Other.Mode other) {
    return "";
  }

  enum Mode {
    SLOW
  }

  static final class Other {
    enum Mode {
      FAST
    }
  }
}
