package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.git.GitUser;
import dev.picode.git.TestGit;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a script that may read only some files learns of the others from `ctx.index` and `ctx.context`: nothing.
class CodeSecrecyTest {
  private static final Map<String, Map<String, ?>> QUESTIONS = Map.ofEntries(
      Map.entry("index.files", Map.of("path", ".")),
      Map.entry("index.languages", Map.of()),
      Map.entry("index.summary", Map.of()),
      Map.entry("index.symbols", Map.of("query", "")),
      Map.entry("index.definition", Map.of("name", "guard")),
      Map.entry("index.references", Map.of("name", "total")),
      Map.entry("index.outline", Map.of("file", "src/open.js")),
      Map.entry("index.dependencies", Map.of("file", "src/open.js", "depth", 9, "uses", true)),
      Map.entry("index.dependents", Map.of("file", "src/shop/cart.js", "depth", 9, "uses", true)),
      Map.entry("index.cycles", Map.of("uses", true)),
      Map.entry("index.imports", Map.of("uses", true)),
      Map.entry("index.packages", Map.of()),
      Map.entry("index.related", Map.of("file", "src/shop/cart.js")),
      Map.entry("index.metrics", Map.of()),
      Map.entry("index.functions", Map.of()),
      Map.entry("index.duplicates", Map.of("lines", 2)),
      Map.entry("context.relevant",
          Map.of("task", "guard the prices bought by the till in secret/vault.js xyzzy")),
      Map.entry("context.files",
          Map.of("task", "prices bought: combination() of the `guard` total")),
      Map.entry("context.map", Map.of()),
      Map.entry("context.project", Map.of()));

  @TempDir
  private Path temp;
  private Path root = Path.of("unset");

  @BeforeEach
  void prepare() throws IOException {
    root = Files.createDirectory(temp.toRealPath().resolve("inside"));
    CodeProject.write(root, CodeProject.OPEN);
  }

  static List<String> questions() {
    return QUESTIONS.keySet().stream().sorted().toList();
  }

  /// Every function that is asked about code is in the table.
  @Test
  void asksEverything() {
    List<String> all = ScriptBindings.schema()
        .namespaces()
        .stream()
        .filter(namespace -> List.of("index", "context").contains(namespace.name()))
        .flatMap(namespace -> namespace.methods()
            .stream()
            .map(method -> namespace.name() + "." + method.name()))
        .sorted()
        .toList();
    assertThat(questions()).isEqualTo(all);
  }

  /// The strongest thing that can be said: the answers are, byte for byte, those of a workspace without them.
  @ParameterizedTest
  @MethodSource("questions")
  void answersAsIfTheOthersWereNotThere(String target) throws IOException {
    String without = answer(target, "src/**");
    CodeProject.write(root, CodeProject.SECRET);
    assertThat(answer(target, "src/**")).isEqualTo(without).doesNotContain("combination\"");
    if (!target.equals("index.outline") && !target.equals("index.cycles")
        && !target.equals("index.duplicates")) {
      assertThat(answer(target, "**")).as("the question is one that could leak")
          .isNotEqualTo(
              without);
    }
  }

  private String answer(String target, String glob) {
    try (var script = new TestScript(root).granted("READ", glob)) {
      return Json.write(script.call(target, QUESTIONS.getOrDefault(target, Map.of())));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.outline", "index.dependencies", "index.dependents",
    "index.related"})
  void refusesAFileItMayNotReadWhetherItIsThereOrNot(String target) throws IOException {
    CodeProject.write(root, CodeProject.SECRET);
    for (String path : List.of("secret/vault.js", "secret/none.js", "src/../secret/vault.js")) {
      assertThat(refused(target, "file", path)).isEqualTo("capability-denied");
    }
    assertThat(refused("index.metrics", "path", "secret")).isEqualTo("capability-denied");
    assertThat(refused("index.metrics", "path", "nothing")).isEqualTo("capability-denied");
    assertThat(refused("context.project", "path", "secret")).isEqualTo("capability-denied");
  }

  private String refused(String target, String name, Object value) {
    try (var script = new TestScript(root).granted("READ", "src/**")) {
      return script.refused(target, Map.of(name, value)).code();
    }
  }

  @Test
  void refusesATaskAboutAFileItMayNotRead() throws IOException {
    CodeProject.write(root, CodeProject.SECRET);
    try (var script = new TestScript(root).granted("READ", "src/**")) {
      for (String target : List.of("context.relevant", "context.files")) {
        assertThat(script.refused(target,
            Map.of("task", "x", "files", List.of("src/till.js", "secret/vault.js"))).code())
            .isEqualTo("capability-denied");
      }
    }
  }

  @Test
  void doesNotFollowLinksOutOfWhatItMayRead() throws IOException {
    CodeProject.write(root, CodeProject.SECRET);
    Files.createSymbolicLink(root.resolve("src/link.js"), Path.of("../secret/vault.js"));
    Files.createSymbolicLink(root.resolve("src/linked"), Path.of("../secret"));
    for (String path : List.of("src/link.js", "src/linked/vault.js")) {
      assertThat(refused("index.outline", "file", path)).isEqualTo("capability-denied");
    }
    assertThat(refused("context.project", "path", "src/linked")).isEqualTo("capability-denied");
    assertThat(answer("index.symbols", "src/**")).doesNotContain("combination", "src/link");
  }

  /// A link to what it may read is what it leads to.
  @Test
  void followsLinksWithinWhatItMayRead() throws IOException {
    Files.createSymbolicLink(root.resolve("src/link.js"), Path.of("till.js"));
    try (var script = new TestScript(root).granted("READ", "src/**")) {
      assertThat(Json.write(script.call("index.outline", Map.of("file", "src/link.js"))))
          .contains("\"name\":\"Till\"");
    }
  }

  @Test
  void readsNothingThroughAFileThatBecameALink() throws IOException {
    CodeProject.write(root, CodeProject.SECRET);
    try (var script = new TestScript(root).granted("READ", "src/**")) {
      script.call("index.symbols", Map.of("query", "Till"));
      for (String swapped : List.of("src/till.js", "src/shop/cart.js")) {
        Files.delete(root.resolve(swapped));
        Files.createSymbolicLink(root.resolve(swapped), root.resolve("secret/vault.js"));
      }
      String parts = Json.write(script.call("context.relevant",
          Map.of("task", "the `Till` and its `total`", "tokens", 5000)));
      assertThat(parts).doesNotContain("combination", "xyzzy");
      assertThat(Json.write(script.call("index.duplicates", Map.of("lines", 2))))
          .doesNotContain("till.js");
    }
  }

  /// A manifest that is a link is not read either.
  @Test
  void findsOutNothingOfAProjectThroughLinks() throws IOException {
    CodeProject.write(root, CodeProject.SECRET);
    Files.writeString(root.resolve("src/package.json"), "{}");
    Files.writeString(root.resolve("src/.gitignore"), "package-lock.json\npnpm-lock.yaml\n");
    Files.createSymbolicLink(root.resolve("src/pnpm-lock.yaml"), Path.of("../secret/vault.js"));
    assertThat(answer("context.project", "src/**")).doesNotContain("safe-box", "secret");
  }

  @Test
  void whatWasChangedTogetherIsForThoseWhoMayUseGit() throws IOException {
    CodeProject.write(root, CodeProject.SECRET);
    Files.writeString(root.resolve(".gitignore"), ".data\n");
    var git = TestGit.init(root, GitUser.of(temp));
    git.run("add", "-A");
    git.run("commit", "-q", "-m", "Hide the combination of all prices");
    for (int i = 0; i < 3; i++) {
      for (String path : List.of("src/till.js", "src/b.js", "secret/vault.js")) {
        Files.writeString(root.resolve(path), Files.readString(root.resolve(path)) + "\n");
      }
      git.run("commit", "-qam", "Round prices of the till " + i);
    }
    Files.writeString(root.resolve("secret/vault.js"), "\n");
    git.run("commit", "-qam", "Empty the vault of prices");
    assertThat(asked("src/**", "none")).doesNotContain("changed together", "changed by a commit");
    assertThat(asked("src/**", "read"))
        .contains("changed together with `src/till.js` 4 times",
            "changed by a commit like this: `Round prices of the till 2`")
        .doesNotContain("secret/", "Empty the vault");
    assertThat(asked("**", "read")).contains("secret/vault.js", "Empty the vault");
  }

  private String asked(String glob, String git) {
    try (var script = new TestScript(root).granted("READ", glob).granted("GIT", git)) {
      return Json.write(List.of(
          script.call("index.related", new HashMap<>(Map.of("file", "src/till.js"))),
          script.call("context.files", Map.of("task", "Empty prices of the till")))
          .toString());
    }
  }

  @Test
  void opensNoIndexForWhatNeedsNone() {
    try (var script = new TestScript(root).granted("READ", "**")) {
      script.call("index.files", Map.of());
      script.call("index.languages", Map.of());
      script.call("context.project", Map.of());
      assertThat(root.resolve(".data").resolve("cache")).doesNotExist();
      script.call("index.symbols", Map.of("query", "Till"));
      assertThat(root.resolve(".data").resolve("cache")).isDirectory();
    }
  }
}
