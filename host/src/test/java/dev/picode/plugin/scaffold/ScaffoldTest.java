package dev.picode.plugin.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.Registered;
import dev.picode.plugin.layer.CachedLearner;
import dev.picode.plugin.testing.ExtensionTests;
import dev.picode.plugin.testing.TestResult;
import dev.picode.plugin.typescript.TypeScript;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each new extension is one, and passes its own tests.
class ScaffoldTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final TypeScript TYPESCRIPT = new TypeScript(() -> SANDBOX, null);

  @TempDir
  private Path temp;

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  static Stream<Arguments> all() {
    return Scaffold.LANGUAGES.stream()
        .flatMap(language -> Scaffold.KINDS.stream().map(kind -> Arguments.of(language, kind)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void passesItsOwnTests(String language, String kind) {
    new Scaffold("acme.words", language, kind).write(temp, "words");
    Extension extension = open();
    List<TestResult> results = new ExtensionTests(SANDBOX, TYPESCRIPT, Duration.ofMinutes(5),
        (_, _) -> {}).run(extension.bundle(), temp, false, _ -> {});
    assertThat(results).isNotEmpty()
        .allMatch(result -> result.status() == TestResult.Status.PASSED);
    assertThat(results.stream().map(TestResult::file).distinct())
        .hasSize(kind.equals("pack") ? 3 : 1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void registersWhatItsManifestSays(String language, String kind) {
    new Scaffold("acme.words", language, kind).write(temp, "words");
    Extension extension = open();
    assertThat(Registered.handlers(new CachedLearner(temp.resolve("cache"), () -> SANDBOX,
        TYPESCRIPT).registrations(extension.bundle(), extension.hash())))
        .containsExactlyInAnyOrderElementsOf(extension.manifest().contributes().handlers());
  }

  @Test
  void writesNothingOver() throws IOException {
    Files.createDirectories(temp.resolve("test"));
    Path mine = Files.writeString(temp.resolve("test/main.test.js"), "mine");
    PiCodeException thrown = catchThrowableOfType(PiCodeException.class,
        () -> new Scaffold("todo", "js", "hook").write(temp, "todo"));
    assertThat(thrown.problem().code()).isEqualTo("scaffold-exists");
    assertThat(thrown).hasMessageContaining("`todo/test/main.test.js` is there already");
    assertThat(mine).hasContent("mine");
    assertThat(temp.resolve("picode.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "Todo,js,hook", "a/../b,js,hook", "'',js,hook", "todo.,js,hook", "todo,rb,hook", "todo,js,hok"
  })
  void refusesWhatItDoesNotKnow(String id, String language, String kind) {
    PiCodeException thrown = catchThrowableOfType(PiCodeException.class,
        () -> new Scaffold(id, language, kind));
    assertThat(thrown.problem().code()).isEqualTo("argument-invalid");
  }

  private Extension open() {
    var refused = new ArrayList<>();
    Extension extension = FolderExtension.open(temp, "words", refused::add);
    assertThat(refused).isEmpty();
    return extension;
  }
}
