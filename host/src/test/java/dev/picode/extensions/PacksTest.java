package dev.picode.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.Extension;
import dev.picode.sandbox.capability.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What every pack has, and what each may do at most.
class PacksTest {
  static List<String> packs() throws IOException {
    try (Stream<Path> folders = Files.list(Bench.PACKS)) {
      return folders.filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void isComplete(String pack) throws IOException {
    Path folder = Bench.PACKS.resolve(pack);
    Extension extension = Bench.open(folder);
    assertThat(extension.id()).isEqualTo("sample." + pack);
    assertThat(extension.manifest().contributes().handlers()).isNotEmpty();
    assertThat(Files.readString(folder.resolve("README.md"))).startsWith("# " + pack + "\n")
        .contains("\n## Permissions\n");
    try (Stream<Path> tests = Files.list(folder.resolve("test"))) {
      assertThat(tests).isNotEmpty()
          .allMatch(file -> file.getFileName().toString().matches("test_.*\\.py|.*\\.test\\.js"));
    }
    assertThat(Files.readString(Bench.PACKS.resolve("README.md")))
        .contains("[`" + pack + "`](" + pack + "/)");
  }

  @ParameterizedTest
  @MethodSource("packs")
  void givesAReasonForEachPermissionAndForNothingElse(String pack) {
    var manifest = Bench.open(Bench.PACKS.resolve(pack)).manifest();
    assertThat(manifest.reasons().keySet().stream().map(Permission::key))
        .containsExactlyInAnyOrderElementsOf(manifest.permissions().members().keySet());
  }

  /// A pack that wants more has to be looked at again.
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "changelog|\"git\": \"read\"",
    "conventional-commit|''",
    "issue-tracker|\"net\": [\"api.github.com\"], \"secrets\": [\"GITHUB_TOKEN@api.github.com\"]",
    "license-header|\"read\": [\".license-header\"]",
    "secret-scan|''",
    "test-on-save|\"read\": [\"**/*.test.js\",\"**/*.test.mjs\",\"**/test_*.py\"],"
        + " \"run\": [\"node --test\",\"python3 -m unittest\"]",
    "todo-report|\"read\": [\"**\"]"})
  void asksForNoMoreThanItNeeds(String pack, String permissions) {
    assertThat(String.join(", ",
        Bench.open(Bench.PACKS.resolve(pack)).manifest().permissions().lines()))
        .isEqualTo(permissions);
  }

  @Test
  void allAreHere() throws IOException {
    assertThat(packs()).containsExactly("changelog", "conventional-commit", "issue-tracker",
        "license-header", "secret-scan", "test-on-save", "todo-report");
  }
}
