package dev.picode.context.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.context.ScanOptions;
import dev.picode.context.watch.TreeWatch.Mode;
import dev.picode.git.GitUser;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeWatchTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  @TempDir
  private Path temp;

  private Path root = Path.of("");
  private WatchSetup setup = new WatchSetup(Workspace.of(Path.of("")), ScanOptions.defaults(),
      Path.of(""), SHORT);
  private final BlockingQueue<SortedSet<String>> told = new LinkedBlockingQueue<>();
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void prepare() throws IOException {
    temp = temp.toRealPath();
    root = Files.createDirectory(temp.resolve("work"));
    Files.createDirectory(temp.resolve("home"));
    var options = new ScanOptions(1 << 20, 100_000, GitUser.of(temp.resolve("home")));
    setup = new WatchSetup(Workspace.of(root), options, root.resolve("aside"), SHORT);
  }

  /// What fails as the system does when it has no more watches.
  private static final class NoEvents implements FolderEvents {
    @Override
    public AutoCloseable watch(Path root, Predicate<Path> enters, Consumer<Path> changed,
        Consumer<Exception> failed) throws IOException {
      throw new IOException("outer", new IOException("User limit of inotify watches reached"));
    }
  }

  /// What works and fails when it is told to.
  private static final class FailingEvents implements FolderEvents {
    private Consumer<Exception> failed = _ -> {};
    private boolean closed;

    @Override
    public AutoCloseable watch(Path root, Predicate<Path> enters, Consumer<Path> changed,
        Consumer<Exception> onFailure) {
      failed = onFailure;
      return () -> closed = true;
    }
  }

  @Test
  void tellsWhatIsMadeWrittenAndRemoved() throws IOException, InterruptedException {
    write("src/a.txt", "a");
    try (var watch = start()) {
      write("src/b.txt", "b");
      assertThat(take("src/b.txt")).doesNotContain("src/a.txt");
      write("src/a.txt", "other");
      take("src/a.txt");
      Files.delete(root.resolve("src/b.txt"));
      take("src/b.txt");
      write("new/er/c.txt", "c");
      take("new/er/c.txt");
      write("new/er/d.txt", "d");
      take("new/er/d.txt");
      assertThat(watch.mode()).isEqualTo(Mode.EVENTS);
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void keepsQuietAboutWhatIsIgnored() throws IOException, InterruptedException {
    write(".gitignore", "out/\n*.log\n");
    write(".git/index", "x");
    write("out/deep/a.txt", "a");
    write("aside/a.txt", "a");
    try (var _ = start()) {
      write("out/deep/a.txt", "b");
      write("out/deep/er/a.txt", "b");
      write(".git/index", "y");
      write("a.log", "b");
      write("aside/a.txt", "b");
      write("seen.txt", "b");
      assertThat(take("seen.txt")).containsExactly("seen.txt");
    }
  }

  @Test
  void watchesWhatIsNoLongerIgnored() throws IOException, InterruptedException {
    write(".gitignore", "out/\n");
    write("out/a.txt", "a");
    try (var _ = start()) {
      write(".gitignore", "nothing\n");
      take(".gitignore");
      write("out/a.txt", "b");
      take("out/a.txt");
    }
  }

  @Test
  void tellsABurstAtOnce() throws IOException, InterruptedException {
    setup = new WatchSetup(setup.workspace(), setup.options(), setup.aside(),
        Duration.ofSeconds(2));
    try (var _ = start()) {
      for (int i = 0; i < 200; i++) {
        write("f" + i + ".txt", "x");
      }
      SortedSet<String> paths = told.poll(60, TimeUnit.SECONDS);
      assertThat(paths).hasSize(200);
    }
  }

  @Test
  void listsTheFilesWhereTheSystemWatchesNoMore() throws IOException, InterruptedException {
    write(".gitignore", "out/\n");
    write("a.txt", "a");
    try (var watch = TreeWatch.start(setup, new NoEvents(), SHORT, told::add, notices::add)) {
      assertThat(watch.mode()).isEqualTo(Mode.POLLING);
      assertThat(told.poll(60, TimeUnit.SECONDS)).containsExactly("");
      write("out/x.txt", "x");
      write("b.txt", "b");
      assertThat(take("b.txt")).doesNotContain("out/x.txt");
      write("a.txt", "longer");
      take("a.txt");
      Files.delete(root.resolve("b.txt"));
      take("b.txt");
    }
    assertThat(notices).singleElement()
        .asString()
        .contains("are looked for every few seconds")
        .endsWith("User limit of inotify watches reached");
  }

  @Test
  void listsTheFilesFromTheMomentTheSystemFails() throws IOException, InterruptedException {
    var events = new FailingEvents();
    try (var watch = TreeWatch.start(setup, events, SHORT, told::add, notices::add)) {
      assertThat(watch.mode()).isEqualTo(Mode.EVENTS);
      events.failed.accept(new IOException("no space left"));
      events.failed.accept(new IOException("no space left"));
      assertThat(told.poll(60, TimeUnit.SECONDS)).containsExactly("");
      write("b.txt", "b");
      take("b.txt");
      assertThat(events.closed).isTrue();
    }
    assertThat(notices).hasSize(1);
  }

  @Test
  void survivesARealLackOfWatches() throws IOException, InterruptedException {
    for (int i = 0; i < 30; i++) {
      write("folder" + i + "/a.txt", "a");
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process child = new ProcessBuilder("unshare", "-U", "-r", "sh", "-c",
        "echo 8 >/proc/sys/user/max_inotify_watches || exit 9; exec \"$@\"", "sh", java,
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
        WatchChild.class.getName(), root.toString(), temp.resolve("home").toString())
        .redirectErrorStream(true)
        .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(child.waitFor() != 9 && !said.startsWith("unshare"),
        "there are no user namespaces here");
    assertThat(said).contains("User limit of inotify watches reached")
        .endsWith("true\n[folder3/new.txt] POLLING\n");
  }

  @Test
  void tellsNothingWhenItIsClosed() throws IOException, InterruptedException {
    TreeWatch watch = start();
    watch.close();
    write("a.txt", "a");
    assertThat(told.poll(500, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void findsWhatChangedByListing() throws IOException, InterruptedException {
    write("a.txt", "a");
    write("b.txt", "b");
    var poll = new TreePoll(setup);
    assertThat(poll.changes()).isEmpty();
    write("b.txt", "longer");
    write("c.txt", "c");
    Files.delete(root.resolve("a.txt"));
    assertThat(poll.changes()).containsExactly("a.txt", "b.txt", "c.txt");
    assertThat(poll.changes()).isEmpty();
  }

  private TreeWatch start() {
    return TreeWatch.start(setup, told::add, notices::add);
  }

  /// All that is told until a path is.
  private SortedSet<String> take(String path) throws InterruptedException {
    var all = new TreeSet<String>();
    while (!all.contains(path)) {
      SortedSet<String> next = told.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("`%s` is told of, after %s", path, all).isNotNull();
      if (next != null) {
        all.addAll(next);
      }
    }
    return all;
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }
}
