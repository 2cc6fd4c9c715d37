package dev.picode.context.watch;

import dev.picode.context.ScanOptions;
import dev.picode.git.GitUser;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A process that watches a tree, writes a file into it and prints how it learned of that: `WatchChild ROOT HOME`.
final class WatchChild {
  private WatchChild() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(arguments[0]);
    var options = new ScanOptions(1 << 20, 100_000, GitUser.of(Path.of(arguments[1])));
    var setup = new WatchSetup(Workspace.of(root), options, root.resolve("aside"),
        Duration.ofMillis(50));
    BlockingQueue<SortedSet<String>> told = new LinkedBlockingQueue<>();
    Consumer<String> say = line -> System.out.println(line);
    try (var watch = TreeWatch.start(setup, new SystemEvents(), Duration.ofMillis(200), told::add,
        say)) {
      if (watch.mode() == TreeWatch.Mode.POLLING) {
        System.out.println(told.take().contains(""));
      }
      Files.writeString(root.resolve("folder3/new.txt"), "new");
      System.out.println(told.take() + " " + watch.mode());
    }
  }
}
