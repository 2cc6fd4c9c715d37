package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.llm.ModelServer;
import dev.picode.llm.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A command in a worker that asks a model on this machine, past the hooks: the real launcher.
class ScriptModelsIT {
  private static final Reply HELLO = Reply.jsonLines("""
      {"model":"tiny","message":{"role":"assistant","content":"Hel"},"done":false}
      {"model":"tiny","message":{"role":"assistant","content":"lo"},"done":false}
      {"model":"tiny","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":5,"eval_count":2}
      """);

  private static final String HELLO_LINE = """
      {"model":"tiny","message":{"role":"assistant","content":"Hel"},"done":false}
      """;

  @TempDir
  private Path temp = Path.of("");

  private void write(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void streamsToAScriptInEachLanguage() throws IOException {
    write("teller/picode.json", """
        { "id": "acme.teller", "version": "1.0.0", "api": 1, "language": "js", "main": "main.js",
          "description": "Tells", "contributes": { "commands": [{ "name": "tell", "description": "Tells" },
          { "name": "start", "description": "Starts" }] },
          "permissions": { "llm": true }, "reasons": { "llm": "to ask" } }
        """);
    write("teller/main.js", """
        import { command } from "@picode/sdk";
        command("tell", {}, async (args, ctx) => {
          const stream = ctx.llm.stream({ prompt: "long", model: "ollama/tiny" });
          const said = [];
          for await (const event of stream) said.push(event.text ?? event.type);
          const { text, usage, stop } = await stream.result();
          return `${said.join("|").replace("Hel|lo", "Hello")} ${text} ${usage.output} ${stop}`;
        });
        command("start", {}, async (args, ctx) => {
          for await (const event of ctx.llm.stream({ prompt: "endless", model: "ollama/tiny" })) return event.text;
        });
        """);
    write("teller.py/picode.json", """
        { "id": "acme.pyteller", "version": "1.0.0", "api": 1, "language": "python", "main": "main.py",
          "description": "Tells", "contributes": { "commands": [{ "name": "pytell", "description": "Tells" }] },
          "permissions": { "llm": true }, "reasons": { "llm": "to ask" } }
        """);
    write("teller.py/main.py", """
        from picode import command
        @command("pytell")
        def pytell(args, ctx):
            with ctx.llm.stream(prompt="endless", model="ollama/tiny") as stream:
                first = next(stream)["text"]
            stream = ctx.llm.stream(prompt="long", model="ollama/tiny")
            words = "".join(event["text"] for event in stream if event["type"] == "text")
            return f"{first} {words} {stream.result()['usage']['output']}"
        """);
    try (var server = ModelServer.start()
        .answering(asked -> asked.body().contains("endless")
            ? Reply.jsonLines(HELLO_LINE).ending(Reply.Ending.SILENT)
            : HELLO)) {
      Shell.Result result = Dist.shell(temp)
          .with("PICODE", Dist.PICODE)
          .with("OLLAMA_HOST", "127.0.0.1:" + server.port())
          .run("sh", "-c", """
              "$PICODE" ext add teller --yes >/dev/null; echo "added $?"
              "$PICODE" ext add teller.py --yes >/dev/null; echo "added $?"
              "$PICODE" tell; echo "told $?"
              "$PICODE" start; echo "started $?"
              "$PICODE" pytell; echo "told $?"
              "$PICODE" audit tail --output json
              """);
      assertThat(result.out())
          .contains("Hello|usage|stop Hello 2 end\ntold 0", "Hel\nstarted 0",
              "Hel Hello 2\ntold 0")
          .contains("llm.stream");
      assertThat(server.left().await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void asksForACommandAndHeedsTheHooks() throws IOException {
    write("asker/picode.json", """
        { "id": "acme.asker", "version": "1.0.0", "api": 1, "language": "js", "main": "main.js",
          "description": "Asks", "contributes": { "commands": [{ "name": "inquire", "description": "Asks",
          "args": { "what": { "type": "string", "description": "What", "positional": true, "required": true } } }] },
          "permissions": { "llm": true }, "reasons": { "llm": "to ask" } }
        """);
    write("asker/main.js", """
        import { command } from "@picode/sdk";
        command("inquire", {}, async ({ what }, ctx) => ctx.llm.complete(what, { model: "ollama/tiny" }));
        """);
    write("picode-home/hooks/pre-model/guard.js", """
        import { hook } from "@picode/sdk";
        hook("pre-model", async (event) => {
          const asked = JSON.stringify(event.current.request.messages);
          if (asked.includes("forbidden")) return event.deny("not to a model");
          if (asked.includes("known")) return event.rewrite({ ...event.current, answer: "from the hook" });
        });
        """);
    try (var server = ModelServer.start().answering(_ -> HELLO)) {
      Shell.Result result = Dist.shell(temp)
          .with("PICODE", Dist.PICODE)
          .with("OLLAMA_HOST", "127.0.0.1:" + server.port())
          .run("sh", "-c", """
              "$PICODE" ext add asker --yes >/dev/null; echo "added $?"
              "$PICODE" inquire hi; echo "asked $?"
              "$PICODE" inquire known; echo "known $?"
              "$PICODE" inquire forbidden; echo "denied $?"
              PICODE_MODEL_SCRIPT_TOKENS=1000 "$PICODE" inquire "$(head -c 20000 /dev/zero | tr '\\0' 'x')"; echo "limited $?"
              "$PICODE" audit tail --output json
              """);
      assertThat(result.out())
          .contains("Hello\nasked 0", "from the hook\nknown 0", "denied 4", "limited 5")
          .contains("ask `ollama/tiny`", "llm.complete");
      assertThat(result.err()).contains("not to a model", "budget");
      assertThat(server.seen()).hasSize(1);
    }
  }
}
