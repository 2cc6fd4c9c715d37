package dev.picode.sandbox.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class FenceTest {
  @TempDir
  private Path temp;
  private Path real = Path.of("unset");

  @BeforeEach
  void prepare() throws IOException {
    real = temp.toRealPath();
    Files.createDirectories(real.resolve("home/keys/old"));
    Files.createDirectories(real.resolve("home/code/inner"));
    Files.createFile(real.resolve("home/note"));
  }

  @Test
  void whatIsBesideSomethingHiddenIsNamedOneByOne() {
    var fence = Fence.around(List.of(real.resolve("home/code")),
        List.of(real.resolve("home/keys"), real.resolve("home/none")), false);
    assertThat(fence.readable())
        .contains(real.resolve("home/note"), real.resolve("home/code"), Path.of("/usr"))
        .doesNotContain(real.resolve("home/keys"), real.resolve("home"), real, Path.of("/dev"),
            Path.of("/"))
        .noneMatch(Files::isSymbolicLink);
    assertThat(fence.writable()).contains(real.resolve("home/code"))
        .doesNotContain(Path.of("/dev"));
    assertThat(fence.network()).isFalse();
  }

  @Test
  void whatIsHiddenIsHiddenWhereItIsAndNotWhereALinkIs() throws IOException {
    Files.createSymbolicLink(real.resolve("home/link"), real.resolve("home/keys"));
    var fence = Fence.around(List.of(), List.of(real.resolve("home/link")), false);
    assertThat(fence.readable()).contains(real.resolve("home/code"))
        .doesNotContain(real.resolve("home/keys"), real.resolve("home/link"));
  }

  /// A program that may change a folder could put a link in the place of one in it, for the next program.
  @Test
  void aFolderInAnotherThatCanBeChangedIsNotFollowedWhereItIsALink() throws IOException {
    Path planted = Files.createSymbolicLink(real.resolve("home/code/cache"),
        real.resolve("home/keys"));
    var fence = Fence.around(List.of(planted, real.resolve("home/code")), List.of(), false);
    assertThat(fence.writable()).contains(real.resolve("home/code"))
        .doesNotContain(real.resolve("home/keys"));
  }

  @Test
  void aLinkOfThePersonIsFollowed() throws IOException {
    Path link = Files.createSymbolicLink(real.resolve("home/link"), real.resolve("home/code"));
    var fence = Fence.around(List.of(link, real.resolve("home/none")), List.of(), true);
    assertThat(fence.writable()).contains(real.resolve("home/code")).doesNotContain(link);
    assertThat(fence.network()).isTrue();
  }
}
