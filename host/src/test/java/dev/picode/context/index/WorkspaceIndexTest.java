package dev.picode.context.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.context.FileIndex;
import dev.picode.context.ProgressListener;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceIndexTest {
  @TempDir
  private Path temp;

  private Path root = Path.of("");
  private final WordSymbols source = new WordSymbols();
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    temp = temp.toRealPath();
    root = Files.createDirectory(temp.resolve("work"));
    Files.createDirectory(temp.resolve("home"));
  }

  @Test
  void holdsWhatAScanFinds() throws InterruptedException, IOException {
    IndexTrees.fill(root, 60, 1);
    write("README.md", "# Thing\n", 0);
    write("run", "#!/usr/bin/env python3\ndef main\n", 0);
    write("picture", "a\0b", 0);
    write("empty.txt", "", 0);
    write(".gitignore", "out/\n*.log\n", 0);
    write("out/Gone.java", "class Gone", 0);
    write("a.log", "x", 0);
    write("large.txt", "x".repeat((1 << 20) + 1), 0);
    Files.createSymbolicLink(root.resolve("link.java"), root.resolve("README.md"));
    try (var index = open(2)) {
      index.update(ProgressListener.NONE);
      FileIndex scan = FileIndex.scan(Workspace.of(root), Workspace.of(root).resolve("."),
          IndexTrees.setup(temp, source, 1).options(), ProgressListener.NONE);
      assertThat(index.current().files()).isEqualTo(scan.files()).hasSize(64);
      assertThat(index.current().file("run")).contains(scan.glob("run").getFirst());
      assertThat(index.current().file("picture")).isEmpty();
      assertThat(index.current().symbols("nowhere")).isEqualTo(FileSymbols.NONE);
      assertThat(index.current().hash("nowhere")).isEmpty();
      assertThat(index.current().hash("picture")).isEmpty();
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void givesBackWhatTheSourceOfSymbolsFound() throws InterruptedException, IOException {
    IndexTrees.fill(root, 20, 2);
    try (var index = open(1)) {
      index.update(ProgressListener.NONE);
      for (var file : index.current().files()) {
        byte[] bytes = Files.readAllBytes(root.resolve(file.path()));
        var language = file.language();
        assertThat(language).isNotNull();
        if (language != null) {
          assertThat(index.current().symbols(file.path())).isEqualTo(source.of(language, bytes));
        }
        assertThat(index.current().hash(file.path())).isEqualTo(Hash.of(bytes).hex());
      }
    }
  }

  @Test
  void readsNothingAgainThatDidNotChange() throws InterruptedException {
    IndexTrees.fill(root, 30, 3);
    try (var index = open(2)) {
      assertThat(index.update(ProgressListener.NONE)).isEqualTo(new IndexUpdate(30, 0, 0, 0, 0));
      assertThat(index.update(ProgressListener.NONE)).isEqualTo(new IndexUpdate(0, 0, 0, 0, 0));
    }
    try (var index = open(2)) {
      assertThat(index.update(ProgressListener.NONE).isChange()).isFalse();
      assertThat(index.current().files()).hasSize(30);
    }
    assertThat(source.asked).hasValue(30);
  }

  @Test
  void takesWhatChangedAndForgetsWhatVanished() throws InterruptedException, IOException {
    IndexTrees.fill(root, 30, 4);
    try (var index = open(2)) {
      index.update(ProgressListener.NONE);
      CodeIndex before = index.current();
      write("part1/File1.java", "class Fresh\n  helper5()\n", 99);
      write("new/New.java", "class Fresh", 99);
      Files.delete(root.resolve("part2/File2.java"));
      assertThat(index.update(ProgressListener.NONE)).isEqualTo(new IndexUpdate(1, 1, 0, 1, 0));
      assertThat(index.current().definitions("Fresh")).extracting(Definition::path)
          .containsExactly("new/New.java", "part1/File1.java");
      assertThat(index.current().file("part2/File2.java")).isEmpty();
      assertThat(before.definitions("Fresh")).isEmpty();
      assertThat(before.file("part2/File2.java")).isPresent();
      assertThat(IndexTrees.dump(index.current())).isEqualTo(fresh(1));
    }
  }

  @Test
  void looksOnlyWhereItIsTold() throws InterruptedException, IOException {
    IndexTrees.fill(root, 30, 5);
    try (var index = open(2)) {
      index.update(ProgressListener.NONE);
      write("part1/File1.java", "class Fresh", 99);
      write("part3/File3.java", "class Unseen", 99);
      Files.delete(root.resolve("part4/File4.java"));
      write("deep/er/New.java", "class Fresh", 99);
      write(".git/config", "class Fresh", 99);
      assertThat(index.update(
          Set.of("part1/File1.java", "part4", "deep", "not/there", ".git/config")))
          .isEqualTo(new IndexUpdate(1, 1, 0, 1, 0));
      assertThat(index.current().definitions("Fresh")).hasSize(2);
      assertThat(index.current().definitions("Unseen")).isEmpty();
      write(".gitignore", "deep/\n", 99);
      assertThat(index.update(Set.of(".gitignore"))).isEqualTo(new IndexUpdate(1, 1, 0, 1, 0));
      write("deep/er/More.java", "class Fresh", 99);
      assertThat(index.update(Set.of("deep/er/More.java")).isChange()).isFalse();
      assertThat(IndexTrees.dump(index.current())).isEqualTo(fresh(2));
    }
  }

  @Test
  void findsNamesOfEachMomentAfterChanges() throws InterruptedException, IOException {
    IndexTrees.fill(root, 30, 4);
    var letters = SymbolQuery.of("chng", SymbolQuery.Match.FUZZY, 40);
    try (var index = open(1)) {
      index.update(ProgressListener.NONE);
      assertThat(index.current().find(letters)).isEmpty();
      write("Late.java", "class Changed\nclass Changing", 1);
      index.update(List.of("Late.java"));
      CodeIndex both = index.current();
      assertThat(both.find(letters)).extracting(found -> found.symbol().name())
          .containsExactly("Changed", "Changing");
      write("Late.java", "class Changed", 2);
      index.update(List.of("Late.java"));
      assertThat(index.current().find(letters)).extracting(found -> found.symbol().name())
          .containsExactly("Changed");
      assertThat(both.find(letters)).hasSize(2);
      Files.delete(root.resolve("Late.java"));
      index.update(List.of("Late.java"));
      assertThat(index.current().find(letters)).isEmpty();
    }
  }

  @Test
  void seesWhatAnotherOneTookIn() throws InterruptedException, IOException {
    IndexTrees.fill(root, 10, 5);
    var letters = SymbolQuery.of("chng", SymbolQuery.Match.FUZZY, 40);
    try (var index = open(1); var other = open(1)) {
      index.update(ProgressListener.NONE);
      assertThat(index.current().find(letters)).isEmpty();
      write("Late.java", "class Changed", 1);
      other.update(ProgressListener.NONE);
      assertThat(index.update(ProgressListener.NONE).isChange()).isFalse();
      assertThat(index.current().find(letters)).hasSize(1);
      assertThat(index.current().file("Late.java")).isPresent();
    }
  }

  @Test
  void looksAgainIntoAFileThatWasWrittenJustNow() throws InterruptedException, IOException {
    Path file = root.resolve("A.java");
    Files.writeString(file, "class One");
    FileTime time = Files.getLastModifiedTime(file);
    try (var index = open(1)) {
      index.update(ProgressListener.NONE);
      Files.writeString(file, "class Two");
      Files.setLastModifiedTime(file, time);
      assertThat(index.update(ProgressListener.NONE).changed()).isEqualTo(1);
      assertThat(index.current().definitions("Two")).hasSize(1);
      assertThat(index.update(ProgressListener.NONE)).isEqualTo(new IndexUpdate(0, 0, 1, 0, 0));
    }
  }

  @Test
  void takesATouchedFileForTheSame() throws InterruptedException {
    write("A.java", "class One", 1);
    try (var index = open(1)) {
      index.update(ProgressListener.NONE);
      write("A.java", "class One", 2);
      assertThat(index.update(ProgressListener.NONE)).isEqualTo(new IndexUpdate(0, 0, 1, 0, 0));
      assertThat(index.update(ProgressListener.NONE)).isEqualTo(new IndexUpdate(0, 0, 0, 0, 0));
    }
    assertThat(source.asked).hasValue(1);
  }

  @Test
  void answersTheSameOnAnyNumberOfThreadsAndAfterAnyHistory() throws InterruptedException {
    IndexTrees.fill(root, 120, 6);
    String one = fresh(1);
    assertThat(fresh(1)).isEqualTo(one);
    assertThat(fresh(5)).isEqualTo(one);
    try (var index = open(3)) {
      for (int round = 0; round < 4; round++) {
        IndexTrees.fill(root, 80 + 10 * round, 100 + round);
        index.update(ProgressListener.NONE);
      }
      IndexTrees.fill(root, 120, 6);
      for (int i = 0; i < 120; i++) {
        touch(i);
      }
      index.update(ProgressListener.NONE);
      assertThat(IndexTrees.dump(index.current())).isEqualTo(one);
    }
  }

  private void touch(int i) {
    try {
      Path file = root.resolve("part" + i % 7 + "/File" + i + ".java");
      IndexTrees.write(file, Files.readString(file), 5_000 + i);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stopsSoonWhenItIsInterruptedAndGoesOnLater() throws InterruptedException {
    IndexTrees.fill(root, 200, 7);
    try (var index = open(2)) {
      assertThatThrownBy(() -> index.update((done, _) -> {
        if (done >= 50) {
          Thread.currentThread().interrupt();
        }
      })).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
      IndexUpdate rest = index.update(ProgressListener.NONE);
      assertThat(rest.added()).isBetween(1, 150);
      assertThat(IndexTrees.dump(index.current())).isEqualTo(fresh(1));
    }
  }

  @Test
  void reportsHowFarItIs() throws InterruptedException {
    IndexTrees.fill(root, 120, 8);
    List<String> heard = new ArrayList<>();
    try (var index = open(2)) {
      index.update((done, found) -> heard.add(done + "/" + found));
    }
    assertThat(heard).containsExactly("50/120", "100/120", "120/120");
  }

  @Test
  void countsWhatItHolds() throws InterruptedException {
    write("A.java", "class One\n helper() helper()\nimport x\n", 1);
    write("b.py", "class One\ndef two\n", 1);
    try (var index = open(1)) {
      index.update(ProgressListener.NONE);
      IndexStats stats = index.stats();
      assertThat(stats.files()).isEqualTo(2);
      assertThat(stats.lines()).isEqualTo(5);
      assertThat(stats.definitions()).isEqualTo(3);
      assertThat(stats.names()).isEqualTo(2);
      assertThat(stats.references()).isEqualTo(2);
      assertThat(stats.imports()).isEqualTo(1);
      assertThat(stats.languages().toString()).isEqualTo("{Java=1, Python=1}");
      assertThat(stats.storedBytes()).isGreaterThan(4_096);
      assertThat(stats.file()).exists();
    }
  }

  @Test
  void clearsOnDemand() throws InterruptedException {
    IndexTrees.fill(root, 10, 9);
    try (var index = open(1)) {
      index.update(ProgressListener.NONE);
      index.clear();
      assertThat(index.current().files()).isEmpty();
      assertThat(index.current().search("thing", 5)).isEmpty();
      assertThat(index.update(ProgressListener.NONE).added()).isEqualTo(10);
      assertThat(IndexTrees.dump(index.current())).isEqualTo(fresh(1));
    }
  }

  @Test
  void leavesItsOwnStoreOut() throws InterruptedException {
    write("A.java", "class One", 1);
    IndexSetup usual = IndexTrees.setup(temp, source, 1);
    var inside = new IndexSetup(root.resolve("cache"), usual.options(), source, 1);
    try (var index = new WorkspaceIndex(Workspace.of(root), inside, notices::add)) {
      index.update(ProgressListener.NONE);
      assertThat(index.update(ProgressListener.NONE)).isEqualTo(new IndexUpdate(0, 0, 0, 0, 0));
      assertThat(index.current().files()).hasSize(1);
    }
  }

  private WorkspaceIndex open(int threads) {
    return new WorkspaceIndex(Workspace.of(root), IndexTrees.setup(temp, source, threads),
        notices::add);
  }

  /// What an index says that was made of the tree as it is, and of nothing before.
  private String fresh(int threads) throws InterruptedException {
    var usual = IndexTrees.setup(temp, source, threads);
    var other = new IndexSetup(temp.resolve("fresh" + System.nanoTime()), usual.options(), source,
        threads);
    try (var index = new WorkspaceIndex(Workspace.of(root), other, notices::add)) {
      index.update(ProgressListener.NONE);
      return IndexTrees.dump(index.current());
    }
  }

  private void write(String path, String text, int version) {
    IndexTrees.write(root.resolve(path), text, version);
  }
}
