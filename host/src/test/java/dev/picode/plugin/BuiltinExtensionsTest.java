package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BuiltinExtensionsTest {
  private static final String GOOD = "{ \"id\": \"a.good\", \"version\": \"1\", \"api\": 1,"
      + " \"language\": \"js\", \"main\": \"main.js\", \"description\": \"Good\" }";

  private final Map<String, String> files = new LinkedHashMap<>();
  private final ArrayList<String> notices = new ArrayList<>();

  @Test
  void leavesOutAnExtensionWhoseManifestIsWrongAndSaysSo() {
    files.put("bad/picode.json", GOOD.replace("\"api\": 1", "\"api\": 9"));
    files.put("good/picode.json", GOOD);
    files.put("good/main.js", "1");
    assertThat(open().extensions(notices::add)).extracting(Extension::id)
        .containsExactly("a.good");
    assertThat(notices).containsExactly("the extension `bad` is left out: `api` is not 1");
  }

  @Test
  void givesTheFilesButNotTheManifest() {
    files.put("good/picode.json", GOOD);
    files.put("good/main.js", "1");
    files.put("good/lib/a.js", "2");
    Extension extension = open().extensions(notices::add).getFirst();
    assertThat(extension.bundle().files()).isEqualTo(Map.of("main.js", "1", "lib/a.js", "2"));
    assertThat(notices).isEmpty();
  }

  @Test
  void refusesAFileThatIsNotTheOneThatWasBuilt() {
    files.put("good/picode.json", GOOD);
    files.put("good/main.js", "1");
    Extension extension = open().extensions(notices::add).getFirst();
    files.put("good/main.js", "2");
    assertThatThrownBy(() -> extension.files().get()).isInstanceOf(IllegalStateException.class)
        .hasMessage("`good/main.js` is not the file that was built");
  }

  @Test
  void shipsExtensionsWithoutNotices() {
    assertThat(BuiltinExtensions.open().extensions(notices::add)).isNotEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void givesEachExtensionThatSharesAFileTheSameBytes() throws IOException {
    assertThat(shipped("analyze/lib/format.js")).isNotEmpty()
        .isEqualTo(shipped("code/lib/format.js"));
    assertThat(new String(shipped("index"), StandardCharsets.UTF_8))
        .contains(" analyze/lib/format.js\n", " code/lib/format.js\n")
        .doesNotContain("shared/");
  }

  private static byte[] shipped(String path) throws IOException {
    try (InputStream in = BuiltinExtensions.class.getResourceAsStream("/builtin-scripts/" + path)) {
      return Objects.requireNonNull(in, path).readAllBytes();
    }
  }

  private BuiltinExtensions open() {
    var index = new StringBuilder();
    files.forEach((path, text) -> index.append(sha256(text)).append(' ').append(path).append('\n'));
    String list = index.toString();
    return BuiltinExtensions.of(path -> path.equals("index") ? list : files.getOrDefault(path, ""));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256")
              .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
