package dev.picode.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir
  Path temp;
  Path root;
  Path data;
  Workspace workspace;
  Checkpoints checkpoints;
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  final InstantSource clock = now::get;

  @BeforeEach
  void open() throws IOException {
    root = Files.createDirectory(temp.toRealPath().resolve("w"));
    data = temp.toRealPath().resolve("data");
    workspace = Workspace.of(root);
    checkpoints = Checkpoints.of(workspace, data, clock);
  }

  @Test
  void takesBackAChangeAndTheTakingBack() throws IOException {
    write("a.txt", "one");
    before("a.txt");
    write("a.txt", "two");
    Restored undone = checkpoints.undo(1);
    assertThat(read("a.txt")).isEqualTo("one");
    assertThat(undone.changed()).containsExactly("a.txt");
    assertThat(undone.taken()).containsExactly(1L);
    checkpoints.restore(undone.kept(), List.of());
    assertThat(read("a.txt")).isEqualTo("two");
    checkpoints.undo(1);
    assertThat(read("a.txt")).isEqualTo("one");
  }

  @Test
  void takesBackSeveralChangesOneByOneOrAtOnce() throws IOException {
    for (String text : List.of("1", "2", "3", "4")) {
      before("a.txt");
      write("a.txt", text);
    }
    checkpoints.undo(1);
    assertThat(read("a.txt")).isEqualTo("3");
    checkpoints.undo(2);
    assertThat(read("a.txt")).isEqualTo("1");
    checkpoints.undo(9);
    assertThat(root.resolve("a.txt")).doesNotExist();
    assertProblem("checkpoint-none", () -> checkpoints.undo(1));
    assertThat(checkpoints.list()).filteredOn(Checkpoint::isUndone).hasSize(4);
  }

  @Test
  void doesNotCountAChangeThatChangedNothing() throws IOException {
    before("a.txt");
    write("a.txt", "1");
    before("b.txt");
    checkpoints.undo(1);
    assertThat(root.resolve("a.txt")).doesNotExist();
  }

  @Test
  void bringsBackBytesPermissionsLinksAndFolders() throws IOException {
    byte[] bytes = {0, (byte) 0xff, 13, 10, 0};
    Files.write(root.resolve("b.bin"), bytes);
    Files.setPosixFilePermissions(root.resolve("b.bin"),
        PosixFilePermissions.fromString("rwxr-x---"));
    Files.createSymbolicLink(root.resolve("l"), Path.of("b.bin"));
    Files.createDirectory(root.resolve("d"));
    before("b.bin", "d", "new/deep/f.txt");
    checkpoints.before(List.of(workspace.resolve("l").asEntry()), "agent", "remove l");
    Files.delete(root.resolve("l"));
    Files.delete(root.resolve("b.bin"));
    Files.delete(root.resolve("d"));
    Files.createDirectories(root.resolve("new/deep"));
    write("new/deep/f.txt", "x");
    checkpoints.undo(2);
    assertThat(Files.readAllBytes(root.resolve("b.bin"))).isEqualTo(bytes);
    assertThat(PosixFilePermissions.toString(
        Files.getPosixFilePermissions(root.resolve("b.bin")))).isEqualTo("rwxr-x---");
    assertThat(Files.readSymbolicLink(root.resolve("l"))).isEqualTo(Path.of("b.bin"));
    assertThat(root.resolve("d")).isDirectory();
    assertThat(root.resolve("new")).doesNotExist();
  }

  @Test
  void keepsTheFileThatALinkPointsAt() throws IOException {
    write("a.txt", "one");
    Files.createSymbolicLink(root.resolve("l"), Path.of("a.txt"));
    before("l");
    write("a.txt", "two");
    checkpoints.undo(1);
    assertThat(read("a.txt")).isEqualTo("one");
    assertThat(root.resolve("l")).isSymbolicLink();
  }

  @Test
  void bringsBackPermissionsAlone() throws IOException {
    write("run.sh", "x");
    before("run.sh");
    Files.setPosixFilePermissions(root.resolve("run.sh"),
        PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(checkpoints.changes(0)).extracting(ChangedFile::change)
        .containsExactly("permissions");
    checkpoints.undo(1);
    assertThat(Files.getPosixFilePermissions(root.resolve("run.sh"))).doesNotContain(
        PosixFilePermission.OTHERS_WRITE);
  }

  @Test
  void keepsAllThatGitDoesNotIgnore() throws IOException {
    write(".gitignore", "out/\n");
    write("a.txt", "a");
    write("src/b.txt", "b");
    Files.createDirectory(root.resolve("out"));
    write("out/o.txt", "1");
    Files.createDirectory(root.resolve(".git"));
    write(".git/index", "i");
    long id = checkpoints.beforeAll("agent", "shell rm");
    Files.delete(root.resolve("a.txt"));
    write("src/b.txt", "changed");
    write("made.txt", "m");
    write("out/o.txt", "2");
    write(".git/index", "j");
    assertThat(checkpoints.changes(id)).extracting(ChangedFile::path)
        .containsExactlyInAnyOrder("a.txt", "made.txt", "src/b.txt");
    checkpoints.undo(1);
    assertThat(read("a.txt")).isEqualTo("a");
    assertThat(read("src/b.txt")).isEqualTo("b");
    assertThat(root.resolve("made.txt")).doesNotExist();
    assertThat(read("out/o.txt")).isEqualTo("2");
    assertThat(read(".git/index")).isEqualTo("j");
  }

  @Test
  void leavesWhatOthersChangeAfterAChangeIsSettled() throws IOException {
    write("a.txt", "a");
    write("mine.txt", "1");
    long id = checkpoints.beforeAll("agent", "shell");
    write("a.txt", "b");
    assertThat(checkpoints.settle(id)).containsExactly("a.txt");
    write("mine.txt", "2");
    write("also-mine.txt", "3");
    checkpoints.undo(1);
    assertThat(read("a.txt")).isEqualTo("a");
    assertThat(read("mine.txt")).isEqualTo("2");
    assertThat(read("also-mine.txt")).isEqualTo("3");
  }

  @Test
  void doesNotRemoveWhatOnlyCameIntoSight() throws IOException {
    write(".gitignore", "keep.txt\n");
    write("keep.txt", "precious");
    now.set(Instant.now().plusSeconds(60));
    checkpoints.beforeAll("agent", "shell");
    Files.delete(root.resolve(".gitignore"));
    checkpoints.undo(1);
    assertThat(read("keep.txt")).isEqualTo("precious");
    assertThat(root.resolve(".gitignore")).exists();
  }

  @Test
  void noticesAChangeThatKeepsSizeAndTime() throws IOException {
    write("a.txt", "one");
    FileTime old = FileTime.from(Instant.now().minusSeconds(3600));
    Files.setLastModifiedTime(root.resolve("a.txt"), old);
    checkpoints.beforeAll("agent", "first");
    write("a.txt", "two");
    Files.setLastModifiedTime(root.resolve("a.txt"), old);
    checkpoints.beforeAll("agent", "second");
    write("a.txt", "six");
    checkpoints.undo(1);
    assertThat(read("a.txt")).isEqualTo("two");
    checkpoints.undo(1);
    assertThat(read("a.txt")).isEqualTo("one");
  }

  @Test
  void leavesALargeFileAndSaysSo() throws IOException {
    Files.write(root.resolve("big"), new byte[PresentFiles.MAX_BYTES + 1]);
    checkpoints.beforeAll("agent", "shell");
    Files.write(root.resolve("big"), new byte[1]);
    write("a.txt", "x");
    Restored undone = checkpoints.undo(1);
    assertThat(undone.left()).containsExactly("big: it was not kept: larger than 10 MB");
    assertThat(root.resolve("big")).hasSize(1);
    assertThat(root.resolve("a.txt")).doesNotExist();
  }

  @Test
  void doesNotRemoveAFileTooLargeToKeep() throws IOException {
    before("big");
    Files.write(root.resolve("big"), new byte[PresentFiles.MAX_BYTES + 1]);
    assertThat(checkpoints.undo(1).left()).hasSize(1);
    assertThat(root.resolve("big")).exists();
  }

  @Test
  void restoresChosenPathsOnly() throws IOException {
    write("src/a.txt", "a");
    write("b.txt", "b");
    before("src/a.txt", "b.txt");
    write("src/a.txt", "x");
    write("b.txt", "y");
    checkpoints.restore(1, List.of(workspace.resolve("src")));
    assertThat(read("src/a.txt")).isEqualTo("a");
    assertThat(read("b.txt")).isEqualTo("y");
    assertProblem("checkpoint-path-unknown",
        () -> checkpoints.restore(1, List.of(workspace.resolve("c.txt"))));
    assertProblem("checkpoint-unknown", () -> checkpoints.restore(77, List.of()));
  }

  @Test
  void writesNeitherThroughALinkNorIntoGit() throws IOException {
    write("d/a.txt", "a");
    before("d/a.txt");
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.delete(root.resolve("d/a.txt"));
    Files.delete(root.resolve("d"));
    Files.createSymbolicLink(root.resolve("d"), outside);
    Restored undone = checkpoints.undo(1);
    assertThat(undone.left()).hasSize(1);
    assertThat(outside).isEmptyDirectory();
    Path log = log();
    Files.writeString(log, Files.readString(log)
        .replace("d/a.txt", "../evil")
        .replace(
            "\"undoes\":[1]", "\"undoes\":[]"));
    checkpoints.undo(1);
    assertThat(temp.resolve("evil")).doesNotExist();
    Files.writeString(log, Files.readString(log)
        .replace("../evil", ".git/hooks/x")
        .replace(
            "\"undoes\":[1]", "\"undoes\":[]"));
    checkpoints.restore(1, List.of());
    assertThat(root.resolve(".git")).doesNotExist();
  }

  @Test
  void goesOnAfterALineThatWasNotFinished() throws IOException {
    write("a.txt", "1");
    before("a.txt");
    write("a.txt", "2");
    Files.writeString(log(), "{\"id\":2,\"time\":\"20", StandardOpenOption.APPEND);
    assertThat(checkpoints.list()).hasSize(1);
    before("a.txt");
    write("a.txt", "3");
    assertThat(checkpoints.list()).extracting(Checkpoint::id).containsExactly(2L, 1L);
    checkpoints.undo(2);
    assertThat(read("a.txt")).isEqualTo("1");
  }

  @Test
  void changesNothingWhereBytesAreDamaged() throws IOException {
    write("a.txt", "a");
    write("b.txt", "b");
    before("a.txt", "b.txt");
    write("a.txt", "x");
    write("b.txt", "y");
    Path object = object(ObjectStore.sha256("b".getBytes(StandardCharsets.UTF_8)));
    Files.writeString(object, "z");
    assertProblem("checkpoint-damaged", () -> checkpoints.undo(1));
    assertThat(read("a.txt")).isEqualTo("x");
    Files.delete(object);
    assertProblem("checkpoint-damaged", () -> checkpoints.restore(1, List.of()));
  }

  @Test
  void goesOnWhereAnEarlierTreeIsDamaged() throws IOException {
    write("a.txt", "1");
    long all = checkpoints.beforeAll("shell", "make");
    Matcher tree = Pattern.compile("\"tree\":\"([0-9a-f]{64})\"").matcher(Files.readString(log()));
    assertThat(tree.find()).isTrue();
    Files.writeString(object(tree.group(1)), "z");
    for (int i = 2; i <= 26; i++) {
      write("a.txt", "text " + i);
      before("a.txt");
    }
    write("a.txt", "last");
    checkpoints.undo(1);
    assertThat(read("a.txt")).isEqualTo("text 26");
    assertProblem("checkpoint-damaged", () -> checkpoints.restore(all, List.of()));
  }

  @Test
  void dropsWhatIsOldAndTheBytesWithIt() throws IOException {
    before("none.txt");
    for (int i = 1; i <= 12; i++) {
      write("a.txt", "text " + i);
      before("a.txt");
    }
    now.set(now.get().plus(Duration.ofDays(31)));
    write("a.txt", "last");
    for (int i = 14; i <= 25; i++) {
      before("a.txt");
    }
    assertThat(checkpoints.list()).extracting(Checkpoint::id)
        .contains(25L, 14L)
        .doesNotContain(13L, 1L);
    try (Stream<Path> objects = Files.walk(log().resolveSibling("objects"))) {
      assertThat(objects.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void isNotInTheWorkspaceAndForItsOwnerAlone() throws IOException {
    write("a.txt", "secret");
    before("a.txt");
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(root.resolve("a.txt"));
    }
    assumeTrue(data.getFileSystem().supportedFileAttributeViews().contains("posix"));
    try (Stream<Path> files = Files.walk(data.resolve("checkpoints"))) {
      assertThat(files.skip(1)).allSatisfy(file -> assertThat(PosixFilePermissions
          .toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)))
          .endsWith("------"));
    }
  }

  @Test
  void showsWhatChangedSince() throws IOException {
    write("a.txt", "one\n");
    Files.write(root.resolve("b.bin"), new byte[] {0});
    before("a.txt", "b.bin", "n.txt");
    write("a.txt", "two\n");
    Files.write(root.resolve("b.bin"), new byte[] {0, 1});
    write("n.txt", "new\n");
    assertThat(checkpoints.changes(1)).containsExactly(
        new ChangedFile("a.txt", "changed",
            "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one\n+two\n"),
        new ChangedFile("b.bin", "changed", "binary file or link b.bin changed\n"),
        new ChangedFile("n.txt", "added",
            "--- /dev/null\n+++ b/n.txt\n@@ -0,0 +1 @@\n+new\n"));
    assertProblem("checkpoint-unknown", () -> checkpoints.changes(5));
  }

  private Path log() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.endsWith("log")).findFirst().orElseThrow();
    }
  }

  private Path object(String hash) throws IOException {
    return log().resolveSibling("objects")
        .resolve(hash.substring(0, 2))
        .resolve(hash.substring(2));
  }

  private void before(String... paths) {
    List<WorkspacePath> resolved = Stream.of(paths).map(workspace::resolve).toList();
    checkpoints.before(resolved, "agent", "edit");
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  private String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  private static void assertProblem(String code, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
