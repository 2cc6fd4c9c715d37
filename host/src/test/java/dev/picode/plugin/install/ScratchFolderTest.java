package dev.picode.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  @TempDir
  private Path temp;

  @Test
  void isGoneWithAllThatIsInItWhenItIsClosedAndLinksAreNotFollowed() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside"), "stays");
    Path parent = temp.resolve("scratch");
    try (var folder = ScratchFolder.create(parent)) {
      Files.createDirectories(folder.path().resolve("a/b"));
      Files.writeString(folder.path().resolve("a/b/c"), "goes");
      Files.createSymbolicLink(folder.path().resolve("a/link"), outside);
    }
    assertThat(parent).isEmptyDirectory();
    assertThat(outside).hasContent("stays");
  }

  @Test
  void removesWhatAProcessLeftThatIsGoneAndNothingElse() throws IOException {
    Path parent = temp.resolve("scratch");
    Path left = Files.createDirectories(parent.resolve("99999999999-left"));
    Path used = Files.createDirectories(parent.resolve(ProcessHandle.current().pid() + "-used"));
    ScratchFolder.create(parent).close();
    assertThat(left).doesNotExist();
    assertThat(used).exists();
  }

  /// As JGit does, which tries out the file system beside what it was asked for.
  @RepeatedTest(20)
  void isGoneAlsoWhereFilesComeAndGoMeanwhile() throws IOException, InterruptedException {
    Path parent = temp.resolve("scratch");
    Thread busy;
    try (var folder = ScratchFolder.create(parent)) {
      Path deep = Files.createDirectories(folder.path().resolve("deep"));
      for (int i = 0; i < 200; i++) {
        Files.writeString(deep.resolve("file" + i), "x");
      }
      Path probe = deep.resolve("probe");
      busy = Thread.ofPlatform().start(() -> {
        try {
          while (true) {
            Files.writeString(probe, "x");
            Files.deleteIfExists(probe);
          }
        } catch (IOException _) {
          // The folder is gone.
        }
      });
    }
    busy.join();
    assertThat(parent).isEmptyDirectory();
  }
}
