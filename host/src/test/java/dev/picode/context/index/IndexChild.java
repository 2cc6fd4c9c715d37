package dev.picode.context.index;

import dev.picode.context.ProgressListener;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;

/// A process that brings an index up to date: `IndexChild TEMP`, which holds `work`, `home` and `cache`. Prints `ready`
/// before it starts, its notices, and how many files the index then holds.
final class IndexChild {
  private IndexChild() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws InterruptedException {
    Path temp = Path.of(arguments[0]);
    try (var index = new WorkspaceIndex(Workspace.of(temp.resolve("work")),
        IndexTrees.setup(temp, new WordSymbols(), 2), System.out::println)) {
      System.out.println("ready");
      index.update(ProgressListener.NONE);
      System.out.println(index.current().files().size() + " files");
    }
  }
}
