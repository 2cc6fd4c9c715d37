package dev.picode.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosureTest {
  @TempDir
  private Path temp;

  private Path folder = Path.of("");

  @BeforeEach
  void makeAFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve(".picode"));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Closure read() {
    return ClosureReader.read(folder);
  }

  private void refuses(String message) {
    assertThatThrownBy(this::read).isInstanceOfSatisfying(PiCodeException.class, e -> {
      assertThat(e.problem().code()).isEqualTo("trust-refused");
      assertThat(e.problem().message())
          .isEqualTo(message + ", so nothing there can be trusted");
    });
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256")
            .digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void holdsEveryFileWithItsHashAndOneOfTheWhole() throws Exception {
    write("hooks/pre-commit/keys.py", "b");
    write("config.toml", "a");
    write(".hidden", "");
    Files.createDirectory(folder.resolve("empty"));
    Closure closure = read();
    assertThat(closure.files().keySet())
        .containsExactly(".hidden", "config.toml", "hooks/pre-commit/keys.py");
    assertThat(closure.files().get("config.toml"))
        .isEqualTo(new ClosureFile("config.toml", 1, false, sha256("a")));
    assertThat(closure.hash()).isEqualTo(sha256(".hidden\0-" + sha256("") + "\nconfig.toml\0-"
        + sha256("a") + "\nhooks/pre-commit/keys.py\0-" + sha256("b") + "\n"));
    assertThat(closure.totalBytes()).isEqualTo(2);
  }

  @Test
  void isTheSameForTheSameFilesWhateverTheOrderAndTheTimes() throws IOException {
    for (String name : List.of("a", "b", "c/d")) {
      write(name, name);
    }
    String hash = read().hash();
    Path other = Files.createDirectory(temp.resolve("other"));
    folder = other;
    for (String name : List.of("c/d", "b", "a")) {
      write(name, name);
    }
    assertThat(read().hash()).isEqualTo(hash);
  }

  @Test
  void countsTheExecutableBitAndNoOther() throws IOException {
    write("run.py", "1");
    String hash = read().hash();
    Files.setPosixFilePermissions(folder.resolve("run.py"),
        PosixFilePermissions.fromString("r--r--r-x"));
    assertThat(read().hash()).isEqualTo(hash);
    Files.setPosixFilePermissions(folder.resolve("run.py"),
        PosixFilePermissions.fromString("rwx------"));
    assertThat(read().hash()).isNotEqualTo(hash);
  }

  @Test
  void keepsTheBytesItHashedWhateverBecomesOfTheFile() throws IOException {
    write("config.toml", "good");
    Closure closure = read();
    write("config.toml", "evil");
    byte[] bytes = closure.bytes("config.toml").orElseThrow();
    assertThat(bytes).asString().isEqualTo("good");
    bytes[0] = 'X';
    assertThat(closure.bytes("config.toml").orElseThrow()).asString().isEqualTo("good");
    assertThat(closure.bytes("other")).isEmpty();
  }

  @Test
  void refusesLinksWhereverTheyLead() throws IOException {
    write("extensions/a/main.js", "1");
    Path link = folder.resolve("extensions/a/link");
    for (Path target : List.of(Path.of("main.js"), Path.of("/etc/passwd"), Path.of("nowhere"),
        Path.of("link"), temp)) {
      Files.createSymbolicLink(link, target);
      refuses("`.picode/extensions/a/link` is a symbolic link");
      Files.delete(link);
    }
    assertThat(read().files()).hasSize(1);
  }

  @Test
  void refusesAFolderThatIsALinkOrAFile() throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    folder = Files.createSymbolicLink(temp.resolve("link"), real);
    refuses("`.picode/` is not a folder");
    folder = Files.writeString(temp.resolve("file"), "x");
    refuses("`.picode/` is not a folder");
  }

  @Test
  void refusesWhatIsNeitherAFileNorAFolderAndDoesNotWaitForIt() throws Exception {
    Process mkfifo = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start();
    assumeTrue(mkfifo.waitFor() == 0, "mkfifo is not installed");
    refuses("`.picode/pipe` is neither a file nor a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u001b[2Jb", "a\\b", "a\u0085b"})
  void refusesNamesThatNoFileOfAnExtensionMayHave(String name) throws IOException {
    write(name, "x");
    refuses("`.picode/" + name
        + "` has a character in its name that no file of an extension may have");
  }

  @Test
  void refusesNamesThatAreOneWhereCaseDoesNotCount() throws IOException {
    write("Config.toml", "a");
    write("config.toml", "b");
    assumeTrue(names() == 2, "case does not count here");
    assertThatThrownBy(this::read).hasMessageContaining("have one name where case does not count");
    Files.delete(folder.resolve("Config.toml"));
    Files.createDirectories(folder.resolve("Hooks"));
    write("hooks/a.js", "b");
    assertThatThrownBy(this::read).hasMessageContaining("have one name where case does not count");
  }

  private long names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void refusesNamesThatAreOneInAnotherNormalForm() throws IOException {
    write("caf\u00e9.js", "a");
    write("cafe\u0301.js", "b");
    assumeTrue(names() == 2, "names have one normal form here");
    assertThatThrownBy(this::read).hasMessageContaining("have one name where case does not count");
  }

  @Test
  void doesNotTakeAnotherSpellingForTheNameItIs() throws IOException {
    write("Config.TOML", "a");
    assertThat(read().bytes("config.toml")).isEmpty();
  }

  @Test
  void refusesMoreThanAProjectCanNeed() throws IOException {
    Files.write(folder.resolve("large"), new byte[ClosureReader.MAX_FILE_BYTES + 1]);
    refuses("`.picode/large` is larger than 8388608 bytes");
    Files.delete(folder.resolve("large"));
    for (int i = 0; i < 5; i++) {
      Files.write(folder.resolve("large" + i), new byte[ClosureReader.MAX_FILE_BYTES]);
    }
    refuses("`.picode/` holds more than 33554432 bytes");
  }

  @Test
  void refusesTooManyAndTooDeep() throws IOException {
    Path deep = folder;
    for (int i = 0; i < ClosureReader.MAX_DEPTH; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    assertThatThrownBy(this::read).hasMessageContaining("lies deeper than 20 folders");
    folder = Files.createDirectory(temp.resolve("many"));
    for (int i = 0; i <= ClosureReader.MAX_ENTRIES; i++) {
      Files.createDirectory(folder.resolve("f" + i));
    }
    refuses("`.picode/` holds more than 2000 files and folders");
  }

  @Test
  void tellsWhatCannotBeRead() throws IOException {
    write("secret", "x");
    Files.setPosixFilePermissions(folder.resolve("secret"),
        PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(folder.resolve("secret")), "this user may read everything");
    assertThatThrownBy(this::read).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("trust-unreadable"));
  }

  /// A folder is swapped for a link to one outside, and back, as fast as it goes. Whatever a reader sees, it is
  /// not what is outside.
  @Test
  void isNotLedOutByAFolderThatIsSwappedMeanwhile() throws Exception {
    write("ext/main.js", "inside");
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("main.js"), "outside");
    Path ext = folder.resolve("ext");
    Path aside = temp.resolve("aside");
    Path link = Files.createSymbolicLink(temp.resolve("link"), outside);
    var goesOn = new AtomicBoolean(true);
    Thread swapper = Thread.ofPlatform().start(() -> {
      while (goesOn.get()) {
        try {
          Files.move(ext, aside);
          Files.move(link, ext);
          Files.move(ext, link);
          Files.move(aside, ext);
        } catch (NoSuchFileException _) {
          // Nobody else moves them.
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    });
    int good = 0;
    int refused = 0;
    long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    for (int i = 0; i < 3_000 || (refused == 0 && System.nanoTime() < patience); i++) {
      try {
        Closure closure = read();
        closure.bytes("ext/main.js")
            .ifPresent(
                bytes -> assertThat(bytes).asString().isEqualTo("inside"));
        good++;
      } catch (PiCodeException _) {
        refused++;
      }
    }
    goesOn.set(false);
    swapper.join();
    assertThat(good).isPositive();
    assertThat(refused).as("the swapping was in the way").isPositive();
  }
}
