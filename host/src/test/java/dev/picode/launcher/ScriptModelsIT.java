package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.llm.ModelServer;
import dev.picode.llm.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A command in a worker that asks a model on this machine, past the hooks: the real launcher.
class ScriptModelsIT {
  private static final Reply HELLO = Reply.jsonLines("""
      {"model":"tiny","message":{"role":"assistant","content":"Hel"},"done":false}
      {"model":"tiny","message":{"role":"assistant","content":"lo"},"done":false}
      {"model":"tiny","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":5,"eval_count":2}
      """);

  @TempDir
  private Path temp = Path.of("");

  private void write(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
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
