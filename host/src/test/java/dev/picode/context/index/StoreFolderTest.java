package dev.picode.context.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.ProgressListener;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFolderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir
  private Path temp;

  private Path cache = Path.of("");
  private Path there = Path.of("");

  @BeforeEach
  void make() throws IOException {
    cache = Files.createDirectory(temp.resolve("cache"));
    there = Files.createDirectory(temp.resolve("there"));
  }

  private StoreFolder folder(long maxBytes) {
    return new StoreFolder(cache, InstantSource.fixed(NOW), maxBytes);
  }

  private Path store(int number, Path workspace, Duration idle, int bytes) throws IOException {
    Path store = Files.createDirectory(cache.resolve("%032x".formatted(number)));
    Files.write(store.resolve("index.db"), new byte[bytes]);
    Files.writeString(store.resolve("workspace"), workspace + "\n");
    for (String name : List.of("index.db", "workspace")) {
      Files.setLastModifiedTime(store.resolve(name), FileTime.from(NOW.minus(idle)));
    }
    return store;
  }

  private static List<Path> folders(List<StoreFolder.Kept> stores) {
    return stores.stream().map(StoreFolder.Kept::folder).toList();
  }

  @Test
  void removesWhatIsGoneOrUnused() throws IOException {
    Path gone = temp.resolve("gone");
    Path used = store(1, there, Duration.ofDays(59), 10);
    Path unused = store(2, there, Duration.ofDays(61), 10);
    Path justGone = store(3, gone, Duration.ofDays(6), 10);
    Path longGone = store(4, gone, Duration.ofDays(8), 10);
    List<StoreFolder.Kept> removed = folder(1_000).prune();
    assertThat(folders(removed)).containsExactly(longGone, unused);
    assertThat(folders(folder(1_000).stores())).containsExactly(justGone, used);
    assertThat(longGone).doesNotExist();
  }

  @Test
  void removesTheOldestWhereAllAreTooLarge() throws IOException {
    Path first = store(1, there, Duration.ofHours(1), 700);
    Path second = store(2, there, Duration.ofHours(2), 700);
    Path third = store(3, there, Duration.ofDays(3), 100);
    Path fourth = store(4, there, Duration.ofDays(4), 600);
    List<StoreFolder.Kept> removed = folder(1_000).prune();
    // What was used today stays, however large.
    assertThat(folders(folder(1_000).stores())).containsExactly(first, second);
    assertThat(folders(removed)).containsExactly(third, fourth);
  }

  @Test
  void leavesAloneWhatIsNotItsOwn() throws IOException {
    Path other = Files.createDirectory(cache.resolve("other"));
    Files.writeString(other.resolve("index.db"), "x");
    Path kept = store(1, there, Duration.ofDays(100), 10);
    Files.writeString(kept.resolve("notes.txt"), "mine");
    Files.setLastModifiedTime(kept.resolve("notes.txt"), FileTime.from(NOW));
    Path target = Files.createDirectory(temp.resolve("target"));
    Files.writeString(target.resolve("index.db"), "x");
    Files.setLastModifiedTime(target.resolve("index.db"), FileTime.from(Instant.EPOCH));
    Files.createSymbolicLink(cache.resolve("%032x".formatted(9)), target);
    folder(1_000).prune();
    assertThat(other.resolve("index.db")).exists();
    assertThat(kept.resolve("notes.txt")).exists();
    assertThat(target.resolve("index.db")).exists();
  }

  @Test
  void isEmptyWhereThereIsNoFolder() {
    var folder = new StoreFolder(temp.resolve("none"), InstantSource.fixed(NOW));
    assertThat(folder.stores()).isEmpty();
    assertThat(folder.prune()).isEmpty();
  }

  @Test
  void isPrunedWhenANewIndexIsMade() throws Exception {
    IndexSetup setup = IndexTrees.setup(temp, new WordSymbols(), 1);
    Path old = store(1, temp.resolve("gone"), Duration.ofDays(1_000), 10);
    IndexTrees.fill(there, 3, 1);
    try (var index = new WorkspaceIndex(Workspace.of(there), setup, _ -> {})) {
      index.update(ProgressListener.NONE);
    }
    assertThat(old).doesNotExist();
    StoreFolder.Kept kept = new StoreFolder(setup.cache(), InstantSource.system()).stores()
        .getFirst();
    assertThat(kept.workspace()).isEqualTo(there.toRealPath());
    assertThat(kept.bytes()).isPositive();
  }
}
