package dev.picode.sandbox.binding.illegal;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import java.util.List;

// error: `Tree`: a record must not contain itself
@Binding(name = "files", doc = "Files.")
final class RecursiveRecord {
  @Callable(doc = "Reads a file.", capability = "read", since = 1)
  public String read(@Param(doc = "The tree.") Tree tree) {
    return "";
  }

  record Tree(@Param(doc = "The branches.") List<Tree> branches) {}
}
