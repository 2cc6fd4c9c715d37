package dev.picode.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTrustTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir
  private Path temp;

  private Path root = Path.of("");

  @BeforeEach
  void makeAProject() throws IOException {
    root = Files.createDirectory(temp.resolve("project"));
  }

  private Path storeFile() {
    return temp.resolve("data").resolve("trust.json");
  }

  private ProjectTrust trust() {
    return new ProjectTrust(root, () -> new TrustStore(storeFile()));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(".picode").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void accept() {
    trust().accept(trust().read(), NOW, "1.0");
  }

  @Test
  void isNothingWhereThereIsNoFolderOrNothingInIt() throws IOException {
    Files.createDirectories(storeFile().getParent());
    Files.writeString(storeFile(), "nobody looks at this");
    assertThat(trust().state()).isEqualTo(new TrustState.None());
    assertThat(trust().notices()).isEmpty();
    Files.createDirectory(root.resolve(".picode"));
    assertThat(trust().state()).isEqualTo(new TrustState.None());
  }

  @Test
  void isUntrustedUntilAPersonAccepts() throws IOException {
    write("config.toml", "a");
    assertThat(trust().state()).isEqualTo(new TrustState.Untrusted());
    assertThat(trust().trusted()).isEmpty();
    assertThat(trust().notices()).singleElement()
        .asString()
        .contains("`picode trust`");
    accept();
    assertThat(trust().state().word()).isEqualTo("trusted");
    assertThat(trust().notices()).isEmpty();
    assertThat(trust().trusted().orElseThrow().bytes("config.toml")).isPresent();
    assertThat(trust().before().orElseThrow()).satisfies(entry -> {
      assertThat(entry.time()).isEqualTo(NOW);
      assertThat(entry.picode()).isEqualTo("1.0");
    });
  }

  @Test
  void namesEveryFileThatIsDifferent() throws IOException {
    write("a.js", "a");
    write("b.js", "b");
    write("c.js", "c");
    accept();
    write("a.js", "A");
    Files.delete(root.resolve(".picode/b.js"));
    write("d.js", "d");
    Files.setPosixFilePermissions(root.resolve(".picode/c.js"),
        PosixFilePermissions.fromString("rwx------"));
    ProjectTrust trust = trust();
    assertThat(trust.state()).isEqualTo(new TrustState.Changed(new ClosureDiff(List.of("d.js"),
        List.of("b.js"), List.of("a.js", "c.js"))));
    assertThat(trust.trusted()).isEmpty();
    assertThat(trust.notices())
        .containsExactly("the project's `.picode/` is not used, because it is"
            + " not what you trusted: changed `a.js`, changed `c.js`, added `d.js`, removed `b.js`;"
            + " `picode trust` shows it and asks");
  }

  @Test
  void namesOnlySomeOfMany() {
    var names = List.of("a", "b", "c", "d");
    assertThat(new ClosureDiff(names, List.of(), List.of()).words(2))
        .isEqualTo("added `a`, added `b` and 2 more");
  }

  @Test
  void isTrustedAgainWhereItIsAgainWhatItWas() throws IOException {
    write("a.js", "a");
    accept();
    write("a.js", "b");
    assertThat(trust().state().word()).isEqualTo("changed");
    write("a.js", "a");
    assertThat(trust().state().word()).isEqualTo("trusted");
  }

  @Test
  void givesTheBytesThatWereComparedAlsoWhereTheFileIsSwappedAfterwards() throws IOException {
    write("config.toml", "good");
    accept();
    ProjectTrust trust = trust();
    assertThat(trust.state().word()).isEqualTo("trusted");
    write("config.toml", "evil");
    assertThat(trust.trusted().orElseThrow().bytes("config.toml").orElseThrow()).asString()
        .isEqualTo("good");
  }

  @Test
  void trustsWhatThePersonWasShownAndNotWhatCameAfter() throws IOException {
    write("a.js", "shown");
    Closure shown = trust().read();
    write("a.js", "swapped while they read");
    trust().accept(shown, NOW, "1.0");
    assertThat(trust().state().word()).isEqualTo("changed");
  }

  @Test
  void tellsOfALinkThatCameLater() throws IOException {
    write("a.js", "a");
    accept();
    Files.createSymbolicLink(root.resolve(".picode/b.js"), Path.of("/etc/passwd"));
    assertThat(trust().state().word()).isEqualTo("changed");
    assertThat(trust().notices()).singleElement()
        .asString()
        .contains("`.picode/b.js` is a symbolic link");
  }

  @Test
  void forgets() throws IOException {
    write("a.js", "a");
    assertThat(trust().revoke()).isFalse();
    assertThat(storeFile()).doesNotExist();
    accept();
    ProjectTrust trust = trust();
    assertThat(trust.revoke()).isTrue();
    assertThat(trust.state()).isEqualTo(new TrustState.Untrusted());
    assertThat(trust().state()).isEqualTo(new TrustState.Untrusted());
  }

  @Test
  void isOfOneWorkspaceOnly() throws IOException {
    write("a.js", "a");
    accept();
    root = Files.createDirectory(temp.resolve("other"));
    write("a.js", "a");
    assertThat(trust().state()).isEqualTo(new TrustState.Untrusted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"format\":2,\"workspaces\":{}}",
    "{\"format\":1,\"workspaces\":[]}", "{\"format\":1,\"workspaces\":{\"/a\":{}}}",
    "{\"format\":1,\"workspaces\":{\"/a\":{\"files\":{\"x\":{}}}}}",
    "{\"format\":1,\"workspaces\":{\"/a\":{\"files\":{},\"hash\":\"00\"}}}",
    "{\"format\":1,\"format\":1,\"workspaces\":{}}"})
  void trustsNothingWhereTheStoreIsDamagedAndSaysSo(String text) throws IOException {
    write("a.js", "a");
    accept();
    Files.writeString(storeFile(), text);
    assertThat(trust().state()).isEqualTo(new TrustState.Untrusted());
    assertThat(trust().notices()).hasSize(2)
        .first(InstanceOfAssertFactories.STRING)
        .startsWith("`" + storeFile() + "` is damaged, so no project is trusted: ");
    accept();
    assertThat(trust().state().word()).isEqualTo("trusted");
    assertThat(storeFile().resolveSibling("trust.json.damaged")).hasContent(text);
  }

  @Test
  void trustsNothingWhereAHashInTheStoreWasEdited() throws IOException {
    write("a.js", "a");
    accept();
    write("a.js", "b");
    String hash = Objects.requireNonNull(trust().read().files().get("a.js")).sha256();
    String text = Files.readString(storeFile());
    Files.writeString(storeFile(), text.replaceFirst("(?<=\"sha256\": \")\\p{XDigit}+", hash));
    assertThat(trust().state()).isEqualTo(new TrustState.Untrusted());
    assertThat(trust().notices().getFirst()).contains("a hash in it does not fit");
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    write("a.js", "a");
    accept();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(storeFile())))
        .isEqualTo("rw-------");
    try (var files = Files.list(storeFile().getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("trust.json", "trust.json.lock");
    }
  }

  @Test
  void tellsWhereItCannotBeWritten() throws IOException {
    write("a.js", "a");
    Files.writeString(temp.resolve("data"), "no folder");
    assertThatThrownBy(this::accept).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("trust-unwritable"));
  }

  @Test
  void losesNothingWhereManyTrustAtOnce() throws IOException, InterruptedException {
    var roots = new ArrayList<Path>();
    for (int i = 0; i < 20; i++) {
      root = Files.createDirectory(temp.resolve("project" + i));
      write("a.js", "a" + i);
      roots.add(root);
    }
    var threads = new ArrayList<Thread>();
    for (Path each : roots) {
      var trust = new ProjectTrust(each, () -> new TrustStore(storeFile()));
      threads.add(Thread.startVirtualThread(() -> trust.accept(trust.read(), NOW, "1.0")));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(roots).allSatisfy(each -> assertThat(
        new ProjectTrust(each, () -> new TrustStore(storeFile())).state().word())
        .isEqualTo("trusted"));
  }
}
