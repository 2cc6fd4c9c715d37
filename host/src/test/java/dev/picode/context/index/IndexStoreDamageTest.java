package dev.picode.context.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.context.ProgressListener;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a store that is damaged, foreign, shared, out of reach, or whose process is killed.
class IndexStoreDamageTest {
  private static final int FILES = 150;

  @TempDir
  private Path temp;

  private Path root = Path.of("");
  private Path file = Path.of("");
  private IndexSetup setup = IndexTrees.setup(Path.of(""), new WordSymbols(), 2);
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    temp = temp.toRealPath();
    root = Files.createDirectory(temp.resolve("work"));
    Files.createDirectory(temp.resolve("home"));
    setup = IndexTrees.setup(temp, new WordSymbols(), 2);
    file = setup.file(root);
    IndexTrees.fill(root, FILES, 11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "header", "middle", "tail", "random"})
  void makesADamagedStoreAnew(String how) throws InterruptedException, IOException {
    String whole = updated(setup);
    byte[] bytes = Files.readAllBytes(file);
    var random = new Random(5);
    switch (how) {
      case "text" -> bytes = "this is no database, but a text of some length".repeat(20)
          .getBytes(StandardCharsets.UTF_8);
      case "header" -> Arrays.fill(bytes, 0, 100, (byte) 7);
      case "middle" -> Arrays.fill(bytes, 4_096, bytes.length / 2, (byte) 0xA5);
      case "tail" -> bytes = Arrays.copyOf(bytes, bytes.length / 3);
      default -> {
        for (int i = 0; i < 2_000; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      }
    }
    Files.write(file, bytes);
    assertThat(updated(setup)).isEqualTo(whole);
    assertThat(notices).isNotEmpty()
        .allMatch(notice -> notice.endsWith("was damaged; it is made anew"));
    assertThat(updated(setup)).isEqualTo(whole);
  }

  @Test
  void makesAnewWhatIsDamagedUnderItsHands() throws InterruptedException, IOException {
    String whole = updated(setup);
    try (var index = new WorkspaceIndex(Workspace.of(root), setup, notices::add)) {
      index.update(ProgressListener.NONE);
      CodeIndex current = index.current();
      byte[] bytes = Files.readAllBytes(file);
      Arrays.fill(bytes, 4_096, bytes.length, (byte) 0xA5);
      Files.write(file, bytes);
      assertThat(IndexTrees.dump(current)).isEqualTo(whole);
    }
    assertThat(notices).isNotEmpty();
    assertThat(updated(setup)).isEqualTo(whole);
  }

  @Test
  void makesAStoreOfAnotherVersionAnew() throws InterruptedException {
    String whole = updated(setup);
    var other = new IndexSetup(setup.cache(), setup.options(), new WordSymbols("words-2"), 2);
    assertThat(updated(other)).isEqualTo(whole);
    assertThat(notices).singleElement()
        .asString()
        .contains("was made by another version of PiCode; it is made anew");
    notices.clear();
    assertThat(updated(other)).isEqualTo(whole);
    assertThat(notices).isEmpty();
  }

  @Test
  void makesAForeignDatabaseAnew() throws InterruptedException, StoreException, IOException {
    Path folder = file.getParent();
    assertThat(folder).isNotNull();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (var foreign = Database.open(file)) {
      foreign.run("create table recipe(name text)");
    }
    assertThat(updated(setup)).contains("File149.java");
    assertThat(notices).singleElement().asString().contains("was damaged");
  }

  @Test
  void takesAnEmptyFileForANewStore() throws InterruptedException, IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.createFile(file);
    assertThat(updated(setup)).contains("File149.java");
    assertThat(notices).isEmpty();
  }

  @Test
  void worksInMemoryWhereTheCacheFolderCannotBe() throws InterruptedException, IOException {
    String whole = updated(setup);
    Path taken = Files.writeString(temp.resolve("taken"), "a file is no folder");
    var nowhere = new IndexSetup(taken, setup.options(), setup.source(), 2);
    try (var index = new WorkspaceIndex(Workspace.of(root), nowhere, notices::add)) {
      index.update(ProgressListener.NONE);
      CodeIndex before = index.current();
      assertThat(IndexTrees.dump(before)).isEqualTo(whole);
      IndexTrees.write(root.resolve("part0/File0.java"), "class Fresh", 77);
      assertThat(index.update(ProgressListener.NONE).changed()).isEqualTo(1);
      assertThat(index.current().definitions("Fresh")).hasSize(1);
      assertThat(before.definitions("Fresh")).isEmpty();
      assertThat(index.stats().file()).isNull();
    }
    assertThat(notices).singleElement().asString().contains("is kept in memory, because");
  }

  /// A limit of the system on the size of files does what a full disk does.
  @Test
  void worksInMemoryWhereTheDiskIsFull() throws InterruptedException, IOException {
    Process child = child();
    try (var out = child.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      Process limit = new ProcessBuilder("prlimit", "--fsize=80000", "--pid",
          String.valueOf(child.pid())).redirectErrorStream(true).start();
      assumeTrue(limit.waitFor() == 0, "there is no `prlimit` here");
      start(child);
      String said = out.lines().collect(Collectors.joining("\n"));
      assertThat(child.waitFor()).as(said).isZero();
      assertThat(said).contains("is kept in memory, because").endsWith("\n" + FILES + " files");
    }
    assertThat(updated(setup)).contains("File149.java");
  }

  /// As many as take about 20 seconds, 50 at most; the points are random, from before the store is made to after it is
  /// whole.
  @Test
  void losesAndCorruptsNothingWhenItIsKilled() throws InterruptedException, IOException {
    var random = new Random();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    int killed = 0;
    for (int round = 0; round < 50 && System.nanoTime() < end; round++) {
      IndexTrees.fill(root, FILES, round);
      for (int i = 0; i < FILES; i++) {
        IndexTrees.write(root.resolve("part" + i % 7 + "/File" + i + ".java"),
            IndexTrees.source(new Random(round * 1_000L + i), i), round * 1_000 + i);
      }
      Process child = child();
      try (var out = child.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.readLine()).isEqualTo("ready");
        start(child);
        child.waitFor(random.nextLong(400), TimeUnit.MILLISECONDS);
        // Of the process itself this would close the streams.
        child.toHandle().destroyForcibly();
        assertThat(out.lines()).allMatch(line -> line.equals(FILES + " files"));
      }
      killed += child.waitFor() == 0 ? 0 : 1;
    }
    assertThat(killed).as("killed of those that were started").isPositive();
    String continued = updated(setup);
    assertThat(notices).isEmpty();
    var other = new IndexSetup(temp.resolve("other"), setup.options(), setup.source(), 1);
    assertThat(continued).isEqualTo(updated(other));
  }

  @Test
  void isSharedByTwoProcesses() throws InterruptedException, IOException {
    var start = new CountDownLatch(1);
    List<String> said = new ArrayList<>();
    Thread here = Thread.ofPlatform().start(() -> {
      try {
        start.await();
        said.add(updated(setup));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    Process child = child();
    try (var out = child.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      start(child);
      start.countDown();
      assertThat(out.readLine()).isEqualTo(FILES + " files");
    }
    assertThat(child.waitFor()).isZero();
    here.join();
    assertThat(said).containsExactly(updated(setup));
    assertThat(notices).isEmpty();
  }

  private String updated(IndexSetup used) throws InterruptedException {
    try (var index = new WorkspaceIndex(Workspace.of(root), used, notices::add)) {
      index.update(ProgressListener.NONE);
      return IndexTrees.dump(index.current());
    }
  }

  private static void start(Process child) throws IOException {
    try (var in = child.outputWriter(StandardCharsets.UTF_8)) {
      in.write("go\n");
    }
  }

  private Process child() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        IndexChild.class.getName(), temp.toString()).redirectErrorStream(true).start();
  }
}
