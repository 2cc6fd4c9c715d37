package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.llm.ModelServer;
import dev.picode.llm.Reply;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonMembers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The agent from the command line, with a model on this machine that says what the test wants: the real launcher.
class AskIT {
  @TempDir
  private Path temp = Path.of("");

  private void write(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Shell shell(ModelServer server) {
    return Dist.shell(temp)
        .with("PICODE", Dist.PICODE)
        .with("PICODE_MODEL_DEFAULT", "ollama/tiny")
        .with("OLLAMA_HOST", "127.0.0.1:" + server.port());
  }

  private static Reply edit(String path, String oldText, String newText) {
    return Says.call("edit", JsonMembers.of("path", path, "edits",
        List.of(JsonMembers.of("old_text", oldText, "new_text", newText))));
  }

  private static Reply shell(String line) {
    return Says.call("shell", JsonMembers.of("command", line));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Sum.java | class Sum { static int sum(int a, int b) { return a - b; } public static void main(String[] x) {"
        + " if (sum(2, 3) != 5) throw new AssertionError(sum(2, 3)); System.out.println(\"all well\"); } }"
        + " | return a - b | return a + b | \"$JDK/bin/java\" Sum.java",
    "sum.js | const sum = (a, b) => a - b; if (sum(2, 3) !== 5) throw new Error(sum(2, 3)); console.log(\"all well\");"
        + " | a - b | a + b | node sum.js",
    "total.py | total = lambda a, b: a - b; assert total(2, 3) == 5, total(2, 3); print(\"all well\")"
        + " | a - b | a + b | python3 total.py"})
  void mendsAProgramThatFails(String file, String text, String wrong, String right, String run)
      throws IOException {
    write("work/" + file, text);
    String command = run.replace("$JDK", System.getProperty("java.home"));
    try (var server = ModelServer.start(shell(command),
        Says.call("read", JsonMembers.of("path", file)), edit(file, wrong, right), shell(command),
        Says.words("It *subtracted*."))) {
      Shell.Result result = shell(server).run("sh", "-c",
          "cd work && \"$PICODE\" -p 'make it work' --approve all");
      assertThat(result).returns(0, Shell.Result::code)
          .returns("It *subtracted*.\n",
              Shell.Result::out);
      assertThat(server.seen()).hasSize(5);
      assertThat(server.seen().get(1).body()).contains("[exit 1]").doesNotContain("all well\\n[");
      assertThat(server.seen().get(4).body()).contains("all well", "[exit 0]");
      assertThat(temp.resolve("work/" + file)).content().contains(right);
      assertThat(audited()).contains("granted   the agent: edit " + file,
          "the agent: shell " + command);
    }
  }

  private String audited() {
    return Dist.shell(temp)
        .with("PICODE", Dist.PICODE)
        .run("sh", "-c", "cd work && \"$PICODE\" audit tail")
        .out();
  }

  @Test
  void deniesWhatNobodyCanBeAskedForAndTellsTheModel() throws IOException {
    write("work/a.txt", "one\n");
    try (var server = ModelServer.start(edit("a.txt", "one", "two"), shell("touch b.txt"),
        Says.words("I may not."))) {
      Shell.Result result = shell(server).run("sh", "-c", "cd work && \"$PICODE\" -p 'change it'");
      assertThat(result).returns(0, Shell.Result::code).returns("I may not.\n", Shell.Result::out);
      assertThat(server.seen().get(1).body()).contains("nobody to ask");
      assertThat(temp.resolve("work/a.txt")).hasContent("one");
      assertThat(temp.resolve("work/b.txt")).doesNotExist();
      assertThat(audited()).contains("denied    the agent: edit a.txt",
          "denied    the agent: shell touch b.txt");
    }
  }

  @Test
  void passesTheSameHooksAsEverybodyElse() throws IOException {
    write("work/a.txt", "one\n");
    write("picode-home/hooks/pre-edit/guard.js", """
        import { hook } from "@picode/sdk";
        hook("pre-edit", (event) => event.deny("edits are guarded by " + event.current.by));
        """);
    write("picode-home/hooks/pre-shell/guard.js", """
        import { hook } from "@picode/sdk";
        hook("pre-shell", (event) => event.deny("programs are guarded"));
        """);
    write("picode-home/hooks/pre-tool/guard.js", """
        import { hook } from "@picode/sdk";
        hook("pre-tool", (event) => event.current.name === "list" ? event.deny("tools are guarded") : undefined);
        """);
    write("picode-home/hooks/pre-prompt/guard.js", """
        import { hook } from "@picode/sdk";
        hook("pre-prompt", (event) => event.current.text.includes("forbidden") ? event.deny("not this") : undefined);
        """);
    try (var server = ModelServer.start(edit("a.txt", "one", "two"), shell("touch b.txt"),
        Says.call("list", Map.of()), Says.words("It is guarded."))) {
      Shell.Result result = shell(server).run("sh", "-c", """
          cd work
          "$PICODE" -p 'change it' --approve all; echo "ended $?"
          "$PICODE" -p 'forbidden'; echo "ended $?"
          """);
      assertThat(result.out()).isEqualTo("It is guarded.\nended 0\nended 4\n");
      assertThat(server.seen()).hasSize(4);
      assertThat(server.seen().getLast().body())
          .contains("edits are guarded by agent", "programs are guarded", "tools are guarded");
      assertThat(temp.resolve("work/a.txt")).hasContent("one");
      assertThat(temp.resolve("work/b.txt")).doesNotExist();
    }
  }

  @Test
  void goesOnWithASessionAndPrintsEveryFormat() throws IOException {
    write("work/shape.json", """
        { "type": "object", "properties": { "n": { "type": "integer" } }, "required": ["n"] }
        """);
    try (var server = ModelServer.start(Says.words("Hello."), Says.words("Again."),
        Says.call("list", Map.of()), Says.words("Listed."), Says.words("five"),
        Says.words("{\"n\": 5}"))) {
      Shell.Result result = shell(server).run("sh", "-c", """
          cd work
          echo 'from the pipe' | "$PICODE" -p hi --output json; echo "ended $?"
          "$PICODE" ask --continue and more; echo "ended $?"
          "$PICODE" --output stream-json -p list; echo "ended $?"
          "$PICODE" -p 'how many' --schema shape.json; echo "ended $?"
          "$PICODE" session list --output json | grep -c '"id"'
          """);
      assertThat(result.code()).isZero();
      assertThat(result.out()).contains("\"text\": \"Hello.\"", "\"model\": \"ollama/tiny\"",
          "Again.\nended 0", "\"type\":\"session\",\"version\":1", "\"type\":\"tool\"",
          "\"type\":\"tool-result\"", "\"type\":\"result\"", "{\"n\":5}\nended 0");
      assertThat(server.seen().get(0).body()).contains("from the pipe");
      assertThat(server.seen().get(1).body()).contains("Hello.", "and more");
      assertThat(server.seen().get(5).body()).contains("That is not what was asked for");
    }
  }

  @Test
  void tellsWhatIsWrong() throws IOException {
    write("work/a.txt", "one\n");
    try (var server = ModelServer.start(Says.call("list", Map.of()))) {
      Shell.Result result = shell(server).run("sh", "-c", """
          cd work
          "$PICODE" -p; echo "ended $?"
          "$PICODE" -p x --approve maybe; echo "ended $?"
          "$PICODE" -p x --session nope; echo "ended $?"
          "$PICODE" -p x --schema missing.json; echo "ended $?"
          "$PICODE" -p x --max-cost no; echo "ended $?"
          "$PICODE" -p x --max-turns 2; echo "ended $?"
          env -u OLLAMA_HOST PICODE_MODEL_DEFAULT= "$PICODE" -p x; echo "ended $?"
          """);
      assertThat(result.out().lines().filter(line -> line.startsWith("ended"))).containsExactly(
          "ended 2", "ended 2", "ended 2", "ended 2", "ended 2", "ended 5", "ended 2");
      assertThat(result.err()).contains("needs words", "`--approve` is `maybe`", "nope",
          "`missing.json` cannot be read", "no model can be asked").doesNotContain("Exception");
    }
  }

  @Test
  void writesAKeyNowhere() throws IOException {
    String key = "sk-" + "very-secret-0123456789";
    write("work/leak.txt", "the key is " + key + "\n");
    String events = Stream.of(Map.<String, @Nullable Object>of("content", "I saw " + key),
        Map.<String, @Nullable Object>of())
        .map(delta -> "data: " + Json.write(Map.of("choices", List.of(Map.of("index", 0L, "delta",
            delta)))) + "\n\n")
        .reduce("", String::concat) + "data: [DONE]\n\n";
    try (var server = ModelServer.start(Reply.sse(events))) {
      Shell.Result result = shell(server)
          .with("PICODE_MODEL_DEFAULT", "openai/gpt-test")
          .with("OPENAI_API_KEY", key)
          .with("OPENAI_BASE_URL", "http://127.0.0.1:" + server.port() + "/v1")
          .run("sh", "-c", """
              cd work
              "$PICODE" -p 'what is in @leak.txt' --output stream-json; echo "ended $?"
              "$PICODE" session export "$("$PICODE" session list --output json | sed -n 's/.*"id": "\\(.*\\)".*/\\1/p')"
              """);
      assertThat(result.out()).contains("I saw").doesNotContain(key);
      assertThat(result.err()).doesNotContain(key);
      try (Stream<Path> files = Files.walk(temp)) {
        assertThat(files.filter(Files::isRegularFile)
            .filter(file -> !file.endsWith("leak.txt"))
            .filter(file -> holds(file, key))).isEmpty();
      }
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
