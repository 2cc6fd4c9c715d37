package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderExtensionTest {
  private static final String MANIFEST = """
      { "id": "acme.todo", "version": "1.0.0", "api": 1, "language": "js", "main": "main.js",
        "description": "Lists notes", "permissions": { "read": ["**"] } }
      """;

  @TempDir
  private Path temp;

  private Path folder = Path.of("");

  @BeforeEach
  void makeAnExtension() throws IOException {
    folder = Files.createDirectory(temp.resolve("ext"));
    write("picode.json", MANIFEST);
    write("main.js", "1");
    write("lib/a.js", "2");
  }

  @Test
  void readsManifestAndFilesAndGrantsNothing() {
    Extension extension = open();
    assertThat(extension.id()).isEqualTo("acme.todo");
    assertThat(extension.origin()).isEqualTo(Extension.Origin.FOLDER);
    assertThat(extension.grants()).isEqualTo(Grants.NONE);
    assertThat(extension.from()).isEqualTo("ext");
    assertThat(extension.hash()).matches("sha256:[0-9a-f]{64}");
    assertThat(extension.bundle().files()).containsOnlyKeys("main.js", "lib/a.js");
    assertThat(extension.bundle().language()).isEqualTo(Language.JAVASCRIPT);
  }

  @Test
  void anyOtherByteOrNameIsAnotherExtension() throws IOException {
    String hash = open().hash();
    assertThat(open().hash()).isEqualTo(hash);
    write("lib/a.js", "3");
    String changed = open().hash();
    assertThat(changed).isNotEqualTo(hash);
    write("lib/a.js", "2");
    assertThat(open().hash()).isEqualTo(hash);
    Files.move(folder.resolve("lib/a.js"), folder.resolve("lib/b.js"));
    assertThat(open().hash()).isNotEqualTo(hash).isNotEqualTo(changed);
    Files.move(folder.resolve("lib/b.js"), folder.resolve("lib/a.js"));
    Files.write(folder.resolve("logo.png"), new byte[] {(byte) 0xff, 0});
    assertThat(open().hash()).isNotEqualTo(hash);
    assertThat(open().bundle().files()).doesNotContainKey("logo.png");
  }

  @Test
  void whatMovesBetweenNameAndContentChangesTheHash() throws IOException {
    write("ab", "c");
    String hash = open().hash();
    Files.delete(folder.resolve("ab"));
    write("a", "bc");
    assertThat(open().hash()).isNotEqualTo(hash);
  }

  @Test
  void runsWhatWasHashedWhateverHappensToTheFolderLater() throws IOException {
    Extension extension = open();
    write("main.js", "evil");
    assertThat(extension.bundle().files()).containsEntry("main.js", "1");
  }

  @Test
  void leavesOutWhatVersionControlKeeps() throws IOException {
    String hash = open().hash();
    write(".git/HEAD", "ref");
    write("lib/__pycache__/a.pyc", "x");
    assertThat(open().hash()).isEqualTo(hash);
  }

  @Test
  void refusesLinksWhereverTheyPoint() throws IOException {
    Files.writeString(temp.resolve("outside.js"), "secret");
    Files.createSymbolicLink(folder.resolve("lib/link.js"), temp.resolve("outside.js"));
    assertRefused("extension-invalid",
        "`lib/link.js` in the extension `ext` is neither a file nor a folder");
    Files.delete(folder.resolve("lib/link.js"));
    Files.createSymbolicLink(folder.resolve("inner"), folder.resolve("lib"));
    assertRefused("extension-invalid",
        "`inner` in the extension `ext` is neither a file nor a folder");
    Files.delete(folder.resolve("inner"));
    Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
    assertRefused("extension-invalid",
        "`dangling` in the extension `ext` is neither a file nor a folder");
  }

  @Test
  void theFolderItselfMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
    assertThat(FolderExtension.open(link, "link", _ -> {}).hash())
        .isEqualTo(open().hash());
  }

  @Test
  void refusesNamesThatMeanSomethingElseElsewhere() throws IOException {
    write("lib/..\\..\\a.js", "x");
    assertRefused("extension-invalid", "`ext` has a file with the name `..\\..\\a.js`");
  }

  @Test
  void refusesWhatIsTooLarge() throws IOException {
    Files.write(folder.resolve("big"), new byte[(2 << 20) + 1]);
    assertRefused("extension-too-large",
        "the extension `ext` is too large: `big` is larger than 2 MiB");
    Files.delete(folder.resolve("big"));
    for (int i = 0; i < 9; i++) {
      Files.write(folder.resolve("big" + i), new byte[2 << 20]);
    }
    assertRefused("extension-too-large",
        "the extension `ext` is too large: its files are larger than 16 MiB together");
  }

  @Test
  void refusesWhatIsTooDeepOrTooMany() throws IOException {
    write("a/".repeat(25) + "b", "");
    assertRefused("extension-too-large",
        "the extension `ext` is too large: its folders are more than 20 deep");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Files.delete(folder.resolve("main.js"));
    assertRefused("extension-invalid", "the extension `acme.todo` has no file `main.js`");
    assertThatThrownBy(this::open).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().place()).asString().isEqualTo("ext/picode.json:1:78"));
    Files.delete(folder.resolve("picode.json"));
    assertRefused("extension-invalid", "`ext` is not an extension: it has no `picode.json`");
    folder = folder.resolve("lib/a.js");
    assertRefused("extension-invalid", "`ext` is not a folder");
    folder = temp.resolve("nowhere");
    assertRefused("extension-invalid", "`ext` does not exist");
  }

  @Test
  void tellsAProblemOfTheManifestAtItsPlace() throws IOException {
    write("picode.json", MANIFEST.replace("\"read\"", "\"reed\""));
    assertThatThrownBy(this::open).isInstanceOfSatisfying(PiCodeException.class, e -> {
      assertThat(e.problem().message()).isEqualTo("`permissions` has no `reed`");
      assertThat(e.problem().place()).extracting(Place::toString)
          .isEqualTo("ext/picode.json:2:50");
    });
    Files.write(folder.resolve("picode.json"), new byte[] {(byte) 0xff});
    assertRefused("extension-invalid", "`ext/picode.json` is not UTF-8 text");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Extension open() {
    return FolderExtension.open(folder, "ext", _ -> {});
  }

  private void assertRefused(String code, String message) {
    assertThatThrownBy(this::open).isInstanceOfSatisfying(PiCodeException.class, e -> {
      assertThat(e.problem().code()).isEqualTo(code);
      assertThat(e.problem().message()).isEqualTo(message);
      assertThat(e.problem().hint()).isNotBlank();
    });
  }
}
