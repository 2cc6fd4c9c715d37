package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantStoreTest {
  private static final Extension.Identity TODO = new Extension.Identity("acme.todo", "1",
      "sha256:a");
  private static final Grants SOME = Permission.READ.parse("src/**")
      .and(Permission.GIT.parse("read"))
      .and(Permission.LLM.parse("true"))
      .and(Permission.SECRETS.parse("KEY@*.acme.com"));

  @TempDir
  private Path temp;

  private final List<String> notices = new ArrayList<>();

  @Test
  void remembersAndAdds() throws IOException {
    assertThat(store().granted(TODO)).isEqualTo(Grants.NONE);
    store().record(TODO, SOME);
    store().record(TODO, Permission.ENV.parse("HOME"));
    assertThat(store().granted(TODO)).isEqualTo(SOME.and(Permission.ENV.parse("HOME")));
    assertThat(notices).isEmpty();
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var files = Files.list(file().getParent())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("grants.json", "grants.json.lock");
    }
  }

  @Test
  void knowsNothingOfAnotherVersionOrContent() {
    store().record(TODO, SOME);
    assertThat(store().granted(new Extension.Identity("acme.todo", "1", "sha256:b")))
        .isEqualTo(Grants.NONE);
    assertThat(store().granted(new Extension.Identity("acme.todo", "2", "sha256:a")))
        .isEqualTo(Grants.NONE);
    assertThat(store().granted(new Extension.Identity("acme.tod", "1", "sha256:a")))
        .isEqualTo(Grants.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"format\": 2, \"grants\": []}",
    "{\"format\": 1, \"grants\": {}}", "{\"format\": 1, \"grants\": [1]}",
    "{\"format\": 1, \"grants\": [GOOD, {\"id\": \"x\"}]}",
    "{\"format\": 1, \"grants\": [GOOD, {\"id\": \"x\", \"version\": \"1\", \"hash\": \"h\","
        + " \"permissions\": {\"reed\": [\"**\"]}}]}",
    "{\"format\": 1, \"grants\": [GOOD, {\"id\": \"x\", \"version\": \"1\", \"hash\": \"h\","
        + " \"permissions\": {\"net\": [\"a.com#b\"]}}]}",
    "{\"format\": 1, \"grants\": [GOOD, {\"id\": \"x\", \"version\": \"1\", \"hash\": \"h\","
        + " \"permissions\": {\"read\": {\"a\": 1}}}]}",
    "{\"format\": 1, \"grants\": [GOOD], \"grants\": [GOOD]}",
    "{\"format\": 1, \"grants\": [GOOD]"})
  void aDamagedFileGrantsNothingIsToldAndSetAside(String text) throws IOException {
    String good = "{\"id\": \"acme.todo\", \"version\": \"1\", \"hash\": \"sha256:a\","
        + " \"permissions\": {\"read\": [\"**\"]}}";
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text.replace("GOOD", good));
    assertThat(store().granted(TODO)).isEqualTo(Grants.NONE);
    assertThat(notices).singleElement()
        .asString()
        .startsWith("the grants in `" + file() + "` do not count: ");
    store().record(TODO, SOME);
    assertThat(store().granted(TODO)).isEqualTo(SOME);
    assertThat(notices).last()
        .isEqualTo("`" + file() + "` was damaged and is now `grants.json.damaged`");
    assertThat(file().resolveSibling("grants.json.damaged")).hasContent(text.replace("GOOD", good));
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Files.writeString(temp.resolve("data"), "a file where the folder should be");
    store().record(TODO, SOME);
    assertThat(notices).singleElement()
        .asString()
        .startsWith(
            "the grant counts only until PiCode ends: `" + file() + "` cannot be written: ");
  }

  @Test
  void losesNothingWhereManyProcessesWrite() throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    var processes = new ArrayList<Process>();
    for (int i = 0; i < 3; i++) {
      processes.add(new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp",
          System.getProperty("java.class.path"), GrantStoreWriter.class.getName(),
          file().toString(), "process" + i, "20").inheritIO().start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    for (int i = 0; i < 3; i++) {
      for (int n = 0; n < 20; n++) {
        assertThat(store().granted(GrantStoreWriter.identity("process" + i, n)))
            .as("process %d, grant %d", i, n)
            .isEqualTo(GrantStoreWriter.GRANT);
      }
    }
    assertThat(notices).isEmpty();
  }

  private Path file() {
    return temp.resolve("data").resolve("grants.json");
  }

  private GrantStore store() {
    return new GrantStore(file(), notices::add);
  }
}
