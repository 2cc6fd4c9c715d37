package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `ctx.index` and `ctx.context` say of code to a script that may read all of it.
class CodeBindingTest {
  @TempDir
  private Path temp;
  private Path root = Path.of("unset");
  private TestScript script = new TestScript(Path.of("unset"));

  @BeforeEach
  void prepare() throws IOException {
    root = Files.createDirectory(temp.toRealPath().resolve("inside"));
    script = new TestScript(root).granted("READ", "**").granted("WRITE", "**");
    CodeProject.write(root, CodeProject.OPEN);
    CodeProject.write(root, CodeProject.SECRET);
  }

  @AfterEach
  void close() {
    script.close();
  }

  private String json(String target, Map<String, ?> arguments) {
    return Json.write(script.call(target, arguments));
  }

  @Test
  void findsDefinitions() {
    assertThat(json("index.symbols", Map.of("query", "tl", "kind", "class"))).isEqualTo(
        "[{\"name\":\"Till\",\"kind\":\"class\",\"path\":\"src/till.js\",\"line\":4,\"endLine\":11,"
            + "\"signature\":\"class Till\",\"doc\":\"\",\"branches\":0}]");
    assertThat(json("index.symbols", Map.of("query", "total", "exact", true, "glob", "src/**")))
        .contains("\"doc\":\"Counts what is bought.\"");
    assertThat(json("index.symbols", Map.of("query", "", "language", "Python"))).isEqualTo("[]");
    assertThat(json("index.definition", Map.of("name", "sum"))).contains(
        "{\"name\":\"Till.sum\",\"kind\":\"method\",\"path\":\"src/till.js\",\"line\":5,"
            + "\"endLine\":10,",
        "\"branches\":2}");
    assertThat(json("index.definition", Map.of("name", "nowhere"))).isEqualTo("[]");
  }

  @Test
  void findsUses() {
    assertThat(json("index.references", Map.of("name", "total"))).isEqualTo(
        "[{\"path\":\"secret/vault.js\",\"line\":1,\"what\":\"use\"},"
            + "{\"path\":\"secret/vault.js\",\"line\":8,\"what\":\"call\"},"
            + "{\"path\":\"src/till.js\",\"line\":1,\"what\":\"use\"},"
            + "{\"path\":\"src/till.js\",\"line\":9,\"what\":\"call\"}]");
    assertThat(script.call("index.references", Map.of("name", "total", "limit", 1)))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1);
  }

  @Test
  void outlinesAFile() {
    assertThat(json("index.outline", Map.of("file", "src/till.js"))).isEqualTo(
        "[{\"name\":\"Till\",\"kind\":\"class\",\"depth\":0,\"line\":4,\"endLine\":11,"
            + "\"signature\":\"class Till\",\"doc\":\"\",\"branches\":0},"
            + "{\"name\":\"sum\",\"kind\":\"method\",\"depth\":1,\"line\":5,\"endLine\":10,"
            + "\"signature\":\"sum(items)\",\"doc\":\"\",\"branches\":2}]");
  }

  @Test
  void followsImports() {
    assertThat(json("index.dependencies", Map.of("file", "src/open.js", "depth", 2))).isEqualTo(
        "[{\"path\":\"secret/vault.js\",\"depth\":1,\"what\":\"file\"},"
            + "{\"path\":\"src/till.js\",\"depth\":1,\"what\":\"file\"},"
            + "{\"path\":\"src/shop/cart.js\",\"depth\":2,\"what\":\"file\"}]");
    assertThat(json("index.dependencies", Map.of("file", "src/till.js"))).contains(
        "{\"path\":\"chalk\",\"depth\":1,\"what\":\"external\"}");
    assertThat(json("index.dependents", Map.of("file", "src/till.js"))).isEqualTo(
        "[{\"path\":\"secret/vault.js\",\"depth\":1},{\"path\":\"src/open.js\",\"depth\":1}]");
    assertThat(json("index.cycles", Map.of())).isEqualTo("[[\"src/a.js\",\"src/b.js\"]]");
    assertThat(json("index.imports", Map.of())).contains(
        "{\"path\":\"src/till.js\",\"target\":\"src/shop/cart.js\",\"count\":1,\"line\":1}");
    assertThat(json("index.packages", Map.of())).contains(
        "{\"name\":\"chalk\",\"missing\":false,\"files\":[\"secret/vault.js\",\"src/till.js\"]}");
  }

  @Test
  void followsUsesWithoutAnImport() throws IOException {
    CodeProject.write(root, Map.of("java/Cart.java", "class Cart { Price price; }\n",
        "java/Price.java", "class Price { Cart cart; }\n"));
    assertThat(json("index.dependencies", Map.of("file", "java/Cart.java"))).isEqualTo("[]");
    assertThat(json("index.dependencies", Map.of("file", "java/Cart.java", "uses", true)))
        .isEqualTo("[{\"path\":\"java/Price.java\",\"depth\":1,\"what\":\"file\"}]");
    assertThat(json("index.dependents", Map.of("file", "java/Cart.java", "uses", true)))
        .isEqualTo("[{\"path\":\"java/Price.java\",\"depth\":1}]");
    assertThat(json("index.cycles", Map.of("uses", true)))
        .isEqualTo("[[\"java/Cart.java\",\"java/Price.java\"],[\"src/a.js\",\"src/b.js\"]]");
    assertThat(json("index.imports", Map.of("uses", true))).contains(
        "{\"path\":\"java/Cart.java\",\"target\":\"java/Price.java\",\"count\":1,\"line\":0}");
  }

  @Test
  void ranksAndPacks() {
    assertThat(json("index.related", Map.of("file", "src/shop/cart.js")))
        .contains("\"path\":\"src/till.js\"", "uses `total` of `src/shop/cart.js`");
    assertThat(json("context.files", Map.of("task", "sum in src/till.js", "limit", 1)))
        .startsWith("[{\"path\":\"src/till.js\",\"score\":");
    assertThat(json("context.relevant",
        Map.of("task", "", "tokens", 300, "files", List.of("src/b.js"))))
        .contains("\"budget\":300",
            "\"origin\":\"repo\",\"path\":\"src/b.js\",\"form\":\"skeleton\"",
            "\"why\":\"given\"", "== src/b.js (skeleton)\\nimport { a }");
    assertThat(json("context.map", Map.of("tokens", 100))).contains("  function total(items)\\n");
    assertThat(json("context.map", Map.of("tokens", 0)))
        .isEqualTo("{\"text\":\"\",\"tokens\":0,\"symbols\":0}");
  }

  @Test
  void saysWhatTheProjectIs() {
    assertThat(json("context.project", Map.of())).contains(
        "\"types\":[{\"name\":\"JavaScript\",\"buildTool\":\"npm\",\"manifest\":\"package.json\","
            + "\"folders\":2}]",
        "{\"folder\":\".\",\"name\":\"shop\"", "{\"folder\":\"secret\",\"name\":\"vault\"",
        "{\"path\":\"src/open.js\",\"kind\":\"library\"",
        "{\"name\":\"safe-box\",\"version\":\"1\",\"scope\":\"main\",\"folder\":null}");
    assertThat(json("context.project", Map.of("path", "secret"))).contains(
        "\"types\":[{\"name\":\"JavaScript\",\"buildTool\":\"npm\","
            + "\"manifest\":\"secret/package.json\",\"folders\":1}]",
        "\"modules\":[{\"folder\":\"secret\",\"name\":\"vault\"");
  }

  @Test
  void measures() {
    assertThat(json("index.metrics", Map.of("path", "src", "glob", "**/till.js"))).isEqualTo(
        "[{\"path\":\"src/till.js\",\"language\":\"JavaScript\",\"test\":false,\"lines\":11,"
            + "\"functions\":1,\"branches\":2,\"dependencies\":1,\"dependents\":2}]");
    assertThat(json("index.functions", Map.of("limit", 1))).startsWith("[{\"name\":\"Till.sum\"");
    assertThat(json("index.duplicates", Map.of("lines", 2))).isEqualTo(
        "{\"lines\":14,\"duplicated\":0,\"count\":0,\"duplicates\":[]}");
  }

  @Test
  void seesWhatTheScriptItselfWrote() {
    assertThat(json("index.definition", Map.of("name", "later"))).isEqualTo("[]");
    script.call("files.write",
        Map.of("path", "src/later.js", "text", "export function later() {}\n"));
    assertThat(json("index.definition", Map.of("name", "later"))).contains("src/later.js");
  }

  @ParameterizedTest
  @CsvSource({
    "index.outline, file, src, file-not-indexed",
    "index.related, file, src/none.js, path-not-found",
    "index.dependencies, file, ../x.js, path-outside-workspace",
    "index.metrics, path, none, path-not-found",
    "index.functions, glob, {, glob-invalid",
    "context.project, path, none, path-not-found",
  })
  void refusesWhatIsNotThere(String target, String name, String value, String code) {
    assertThat(script.refused(target, Map.of(name, value)).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "index.symbols, query, limit, 0", "index.references, name, limit, -1",
    "index.dependents, file, depth, 0", "context.relevant, task, tokens, -1",
    "context.map, task, tokens, 100001", "index.duplicates, task, lines, 1",
  })
  void refusesNumbersThatNoAnswerHas(String target, String positional, String name, int number) {
    Map<String, Object> arguments = positional.equals("task") && !target.endsWith("relevant")
        ? Map.of(name, number)
        : Map.of(positional, "src/till.js", name, number);
    var problem = script.refused(target, arguments);
    assertThat(problem.code()).isEqualTo("argument-invalid");
    assertThat(problem.message()).contains("`" + name + "` of `" + target + "` is `" + number);
  }
}
