import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.context.index.CodeIndex;
import dev.picode.context.index.IndexSetup;
import dev.picode.context.index.SymbolQuery;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.context.watch.FreshIndex;
import dev.picode.context.watch.WatchSetup;
import dev.picode.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Measures how soon a change of one file is in the index that a watch keeps fresh: `bench/changes` runs it.
public final class Changes {
  private static final Duration DEBOUNCE = Duration.ofMillis(50);
  private static final int WARM = 5;

  private Changes() {}

  /// `TREE CACHE ROUNDS`
  public static void main(String[] args) throws Exception {
    Path tree = Path.of(args[0]).toRealPath();
    int rounds = Integer.parseInt(args[2]);
    Workspace workspace = Workspace.of(tree);
    var options = ScanOptions.defaults();
    var setup = IndexSetup.of(Path.of(args[1]), options, new TreeSitterSymbols());
    var heard = new LinkedBlockingQueue<SortedSet<String>>();
    try (var index = new WorkspaceIndex(workspace, setup, System.err::println);
        var fresh = FreshIndex.start(new WatchSetup(workspace, options, setup.cache(), DEBOUNCE),
            index, heard::add, System.err::println)) {
      index.update(ProgressListener.NONE);
      List<Path> files;
      try (Stream<Path> all = Files.walk(tree)) {
        files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      }
      double[] taken = new double[rounds];
      double[] exact = new double[rounds];
      double[] shown = new double[rounds];
      for (int round = -WARM; round < rounds; round++) {
        String name = "Changed" + (char) ('A' + (round + WARM) / 26) + (char) ('A' + (round + WARM) % 26);
        Path file = files.get((round + WARM) * 37 % files.size());
        long begin = System.nanoTime();
        Files.writeString(file, "class " + name + " {}\n", StandardOpenOption.APPEND);
        if (heard.poll(60, TimeUnit.SECONDS) == null) {
          throw new IllegalStateException("nobody noticed a change of " + file);
        }
        int at = Math.max(round, 0);
        taken[at] = since(begin);
        CodeIndex now = index.current();
        require(!now.definitions(name).isEmpty(), name);
        exact[at] = since(begin);
        require(!now.find(new SymbolQuery(name, SymbolQuery.Match.FUZZY, Set.of(), null, null, 20))
            .isEmpty(), name);
        shown[at] = since(begin);
        // A second event of the same write is told a debounce later.
        while (heard.poll(4 * DEBOUNCE.toMillis(), TimeUnit.MILLISECONDS) != null) {
          // Nothing to do with it.
        }
      }
      System.out.printf("%d changes of one file in %,d, ms after a debounce of %d ms.%n%n",
          rounds, index.current().files().size(), DEBOUNCE.toMillis());
      System.out.println("| until | median | worst |\n|---|---:|---:|");
      row("the index has taken it", taken);
      row("its definition is found by name", exact);
      row("`symbols` shows it", shown);
    }
    System.exit(0);
  }

  /// What passed of the debounce on is what is looked for: the debounce begins when the system tells of the change.
  private static double since(long begin) {
    return (System.nanoTime() - begin - DEBOUNCE.toNanos()) / 1e6;
  }

  private static void require(boolean found, String name) {
    if (!found) {
      throw new IllegalStateException("`" + name + "` is not in the index");
    }
  }

  private static void row(String what, double[] times) {
    Arrays.sort(times);
    System.out.printf("| %s | %.1f | %.1f |%n", what, times[times.length / 2],
        times[times.length - 1]);
  }
}
