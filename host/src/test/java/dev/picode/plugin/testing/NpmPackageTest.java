package dev.picode.plugin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.plugin.scaffold.Scaffold;
import dev.picode.sandbox.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The npm package: what is in it, and that its kit works under node. Skipped where there is no node.
class NpmPackageTest {
  private static final Path SDK = Path.of("..", "sdk-js").toAbsolutePath().normalize();

  @TempDir
  private Path temp;

  @Test
  void holdsWhatIsNeededAndNothingElse() throws IOException, InterruptedException {
    Ended ended = run(SDK, "npm", "pack", "--dry-run", "--json", "--offline");
    assertThat(ended.code).as(ended.text).isZero();
    assertThat(packed(Json.parse(ended.text)))
        .containsExactlyInAnyOrder("README.md", "index.d.ts", "index.js", "package.json",
            "registry.js", "runner.js", "schemas/model-event.schema.json",
            "schemas/model-request.schema.json", "schemas/picode.schema.json", "testing.d.ts",
            "testing.js");
  }

  @Test
  void theKitWorksUnderNode() throws IOException, InterruptedException {
    new Scaffold("acme.words", "js", "pack").write(temp, "words");
    Files.writeString(temp.resolve("package.json"), "{ \"type\": \"module\" }");
    Path modules = Files.createDirectories(temp.resolve("node_modules/@picode"));
    Files.createSymbolicLink(modules.resolve("sdk"), SDK);
    Ended passed = run(temp, "node", "--test", "test/");
    assertThat(passed.code).as(passed.text).isZero();
    assertThat(passed.text).contains("a message of unfinished work is denied");
    Files.writeString(temp.resolve("test/snap.test.js"), """
        import { snapshot, test } from "@picode/sdk/testing";
        test("one", () => snapshot("first", "text"));
        """);
    assertThat(run(temp, "node", "--test", "test/").code).isOne();
    assertThat(temp.resolve("test/snapshots/first.txt")).hasContent("text");
    assertThat(run(temp, "node", "--test", "test/").code).isZero();
  }

  /// The paths in what `npm pack --json` says.
  private static List<String> packed(@Nullable Object said) {
    return said instanceof List<?> packages && packages.getFirst() instanceof Map<?, ?> only
        && only.get("files") instanceof List<?> files
            ? files.stream()
                .map(file -> file instanceof Map<?, ?> members ? members.get("path") : null)
                .map(String::valueOf)
                .toList()
            : List.of();
  }

  private record Ended(int code, String text) {}

  private Ended run(Path folder, String... command) throws IOException, InterruptedException {
    assumeTrue(isThere(command[0]), "`" + command[0] + "` is not on the path");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("npm_config_cache", temp.resolve("npm").toString());
    Path errors = temp.resolve("errors.txt");
    Process process = builder.redirectError(errors.toFile()).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), text);
  }

  private static boolean isThere(String program) {
    String path = System.getenv("PATH");
    return path != null && Stream.of(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> !folder.isEmpty()
            && Files.isExecutable(Path.of(folder).resolve(program)));
  }
}
