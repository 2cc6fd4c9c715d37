package dev.picode.context.index;

import dev.picode.context.ProgressListener;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A process that brings an index up to date: `IndexChild TEMP`, which holds `work`, `home` and `cache`. Prints `ready`
/// when SQLite is loaded, starts when it is told anything, and prints its notices and how many files the index then holds.
final class IndexChild {
  private IndexChild() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws Exception {
    Database.inMemory().close();
    Path temp = Path.of(arguments[0]);
    Consumer<String> say = line -> System.out.println(line);
    try (var index = new WorkspaceIndex(Workspace.of(temp.resolve("work")),
        IndexTrees.setup(temp, new WordSymbols(), 2), say)) {
      System.out.println("ready");
      int _ = System.in.read();
      index.update(ProgressListener.NONE);
      System.out.println(index.current().files().size() + " files");
    }
  }
}
