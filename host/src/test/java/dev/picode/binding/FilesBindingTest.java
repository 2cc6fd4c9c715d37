package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesBindingTest {
  @TempDir
  private Path temp;
  private Path root = Path.of("unset");
  private TestScript script = new TestScript(Path.of("unset"));

  @BeforeEach
  void prepare() throws IOException {
    root = Files.createDirectory(temp.toRealPath().resolve("inside"));
    script = new TestScript(root).granted("READ", "**").granted("WRITE", "out/**");
    Files.createDirectory(root.resolve("out"));
  }

  @AfterEach
  void close() {
    script.close();
  }

  @ParameterizedTest
  @CsvSource(nullValues = "null", value = {
    "1, null, 'a|b|c'", "2, null, 'b|c'", "1, 1, 'a|'", "2, 2, 'b|'", "3, 9, c", "4, 9, ''",
    "2, 1, ''", "-5, 1, 'a|'"})
  void readsSomeLines(int from, @Nullable Integer to, String expected) throws IOException {
    Files.writeString(root.resolve("a.txt"), "a\nb\nc");
    var arguments = new HashMap<String, Object>(Map.of("path", "a.txt", "fromLine", from));
    if (to != null) {
      arguments.put("toLine", to);
    }
    assertThat(script.call("files.read", arguments)).isEqualTo(expected.replace('|', '\n'));
  }

  @Test
  void readsAndWritesBytes() throws IOException {
    byte[] bytes = {0, (byte) 0xff, 1};
    script.call("files.writeBytes", Map.of("path", "out/a.bin", "base64",
        Base64.getEncoder().encodeToString(bytes)));
    assertThat(root.resolve("out/a.bin")).hasBinaryContent(bytes);
    assertThat(script.call("files.readBytes", Map.of("path", "out/a.bin"))).isEqualTo("AP8B");
    assertThat(
        script.refused("files.writeBytes", Map.of("path", "out/a.bin", "base64", "*")).code())
        .isEqualTo("base64-invalid");
  }

  @Test
  void writesDownWhatItDid() throws IOException {
    script.call("files.write", Map.of("path", "out/a", "text", "one"));
    script.call("files.edit", Map.of("path", "out/a", "edits",
        List.of(Map.of("oldText", "one", "newText", "two"))));
    script.call("files.remove", Map.of("path", "out/a"));
    String one = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
    String two = "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3";
    assertThat(script.done).containsExactly(
        "files.write {path=out/a, before=none, after=" + one + "}",
        "files.edit {path=out/a, before=" + one + ", after=" + two + "}",
        "files.remove {path=out/a, before=" + two + ", after=none}");
    assertThat(root.resolve("out")).isEmptyDirectory();
  }

  @Test
  void editsWhatIsThereExactlyOnce() throws IOException {
    Files.writeString(root.resolve("out/a"), "one two three two");
    script.call("files.edit", edits("one", "1", "1 two", "x"));
    assertThat(root.resolve("out/a")).hasContent("x three two");
  }

  @Test
  void anEditSaysHowOftenItsTextIsThereAndChangesNothing() throws IOException {
    Files.writeString(root.resolve("out/a"), "aa bb bb aaa");
    assertThat(script.refused("files.edit", edits("aa bb", "x", "bb ", "y", "nope", "z")).message())
        .isEqualTo("`out/a` holds `nope` nowhere, not once");
    assertThat(script.refused("files.edit", edits("bb", "x")).message())
        .isEqualTo("`out/a` holds `bb` 2 times, not once");
    assertThat(script.refused("files.edit", edits("aa", "x")).message())
        .isEqualTo("`out/a` holds `aa` 3 times, not once");
    assertThat(script.refused("files.edit", edits("", "x")).code()).isEqualTo("edit-mismatch");
    assertThat(root.resolve("out/a")).hasContent("aa bb bb aaa");
    Files.writeString(root.resolve("out/a"), "a\r\nb\r\n");
    assertThat(script.refused("files.edit", edits("a\nb", "x")).hint()).contains("\\r\\n");
  }

  @Test
  void makesAndRemovesFolders() {
    script.call("files.mkdir", Map.of("path", "out/a/b"));
    script.call("files.mkdir", Map.of("path", "out/a/b"));
    assertThat(root.resolve("out/a/b")).isDirectory();
    assertThat(script.refused("files.remove", Map.of("path", "out/a")).code())
        .isEqualTo("folder-not-empty");
    script.call("files.remove", Map.of("path", "out/a/b"));
    script.call("files.remove", Map.of("path", "out/a/b"));
    assertThat(root.resolve("out/a")).isEmptyDirectory();
  }

  // ---- ways out ------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"files.write", "files.writeBytes", "files.edit", "files.mkdir"})
  void aLinkLeadsNothingOutOfTheWorkspace(String target) throws IOException {
    Path outside = Files.writeString(temp.resolve("outside"), "mine");
    Files.createSymbolicLink(root.resolve("out/link"), outside);
    Files.createSymbolicLink(root.resolve("out/folder"), temp);
    for (String path : List.of("out/link", "out/folder/outside", "out/folder/new",
        outside.toString(), "../outside", "out/../../outside")) {
      assertThat(script.refused(target, arguments(target, path)).code())
          .isEqualTo("path-outside-workspace");
    }
    assertThat(outside).hasContent("mine");
    assertThat(temp.resolve("new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"files.write", "files.writeBytes", "files.edit", "files.mkdir",
    "files.remove"})
  void aLinkLeadsNothingOutOfTheGrant(String target) throws IOException {
    Files.writeString(root.resolve("kept"), "old");
    Files.createSymbolicLink(root.resolve("out/folder"), root);
    for (String path : List.of("out/folder/kept", "kept", "out/../kept", "./kept")) {
      assertThat(script.refused(target, arguments(target, path)).code())
          .isEqualTo("capability-denied");
    }
    assertThat(root.resolve("kept")).hasContent("old");
  }

  @Test
  void removingALinkLeavesWhatItPointsAt() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside"), "mine");
    Path link = Files.createSymbolicLink(root.resolve("out/link"), outside);
    script.call("files.remove", Map.of("path", "out/link"));
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(outside).hasContent("mine");
    assertThat(script.refused("files.remove", Map.of("path", ".")).code())
        .isEqualTo("capability-denied");
  }

  @Test
  void anEditNeedsToBeAllowedToRead() throws IOException {
    Files.writeString(root.resolve("out/a"), "one");
    try (var writer = new TestScript(root).granted("WRITE", "**")) {
      assertThat(writer.refused("files.edit", edits("one", "two")).code())
          .isEqualTo("capability-denied");
    }
  }

  private static Map<String, Object> arguments(String target, String path) {
    return switch (target) {
      case "files.write" -> Map.of("path", path, "text", "new");
      case "files.writeBytes" -> Map.of("path", path, "base64", "AAAA");
      case "files.edit" -> Map.of("path", path, "edits",
          List.of(Map.of("oldText", "old", "newText", "new")));
      default -> Map.of("path", path);
    };
  }

  private static Map<String, Object> edits(String... texts) {
    var edits = new ArrayList<Map<String, String>>();
    for (int i = 0; i < texts.length; i += 2) {
      edits.add(Map.of("oldText", texts[i], "newText", texts[i + 1]));
    }
    return Map.of("path", "out/a", "edits", edits);
  }
}
