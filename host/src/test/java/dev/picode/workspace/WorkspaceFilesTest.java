package dev.picode.workspace;

import static dev.picode.workspace.WorkspaceTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFilesTest {
  @TempDir
  Path temp;
  Path root;
  Workspace workspace;
  final WorkspaceFiles files = new WorkspaceFiles();

  @BeforeEach
  void open() throws IOException {
    root = Files.createDirectory(temp.toRealPath().resolve("w"));
    workspace = Workspace.of(root);
  }

  @Test
  void readsTextUpToTheLimit() throws IOException {
    Files.writeString(root.resolve("größe.txt"), "čaj\r\n");
    assertThat(files.readText(workspace.resolve("größe.txt"), 6)).isEqualTo("čaj\r\n");
    assertProblem("file-too-large", () -> files.readText(workspace.resolve("größe.txt"), 5));
  }

  @Test
  void readsThroughALinkInside() throws IOException {
    Files.writeString(root.resolve("a"), "x");
    Files.createSymbolicLink(root.resolve("l"), Path.of("a"));
    assertThat(files.readText(workspace.resolve("l"), 10)).isEqualTo("x");
  }

  @Test
  void refusesALinkOut() throws IOException {
    Files.writeString(temp.resolve("secret"), "x");
    Files.createSymbolicLink(root.resolve("l"), Path.of("../secret"));
    assertProblem("path-outside-workspace", () -> files.readText(workspace.resolve("l"), 10));
    Files.createSymbolicLink(root.resolve("d"), temp);
    assertProblem("path-outside-workspace", () -> files.list(workspace.resolve("d")));
  }

  @Test
  void tellsWhatIsNotAFile() throws IOException {
    Files.createDirectory(root.resolve("d"));
    Files.write(root.resolve("nul"), new byte[] {'a', 0});
    Files.write(root.resolve("latin"), new byte[] {'a', (byte) 0xe4});
    assertProblem("path-not-found", () -> files.readText(workspace.resolve("none"), 10));
    assertProblem("path-not-found", () -> files.readText(workspace.resolve("nul/x"), 10));
    assertProblem("not-a-file", () -> files.readText(workspace.resolve("d"), 10));
    assertProblem("not-text", () -> files.readText(workspace.resolve("nul"), 10));
    assertProblem("not-text", () -> files.readText(workspace.resolve("latin"), 10));
    assertProblem("not-a-folder", () -> files.list(workspace.resolve("nul")));
    assertProblem("path-not-found", () -> files.list(workspace.resolve("none")));
  }

  @Test
  void tellsWhatIsUnreadable() throws IOException {
    Path file = Files.writeString(root.resolve("locked"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "root reads everything");
    assertProblem("file-unreadable", () -> files.readText(workspace.resolve("locked"), 10));
  }

  @Test
  void listsByName() throws IOException {
    Files.writeString(root.resolve("b"), "12");
    Files.createDirectory(root.resolve("a"));
    Files.createSymbolicLink(root.resolve("c"), Path.of("nowhere"));
    assertThat(files.list(workspace.resolve("."))).containsExactly(
        new Entry("a", Entry.Type.FOLDER, 0),
        new Entry("b", Entry.Type.FILE, 2),
        new Entry("c", Entry.Type.LINK, 0));
  }
}
