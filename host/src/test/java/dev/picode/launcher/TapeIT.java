package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.llm.ModelServer;
import dev.picode.llm.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that ask a model, with `--record` and then with `--replay` and no model at all: the real launcher.
class TapeIT {
  private static final Reply REPLY = Reply.jsonLines("""
      {"model":"tiny","message":{"role":"assistant","content":"It adds "},"done":false}
      {"model":"tiny","message":{"role":"assistant","content":"numbers."},"done":false}
      {"model":"tiny","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":5,"eval_count":2}
      """);

  @TempDir
  private Path temp = Path.of("");

  @Test
  void answersWithoutANetworkWhatWasRecorded() throws IOException {
    Files.writeString(temp.resolve("add.js"), "export const add = (a, b) => a + b;\n");
    Shell shell = Dist.shell(temp).with("PICODE", Dist.PICODE);
    try (var server = ModelServer.start().answering(_ -> REPLY)) {
      Shell.Result recorded = shell.with("OLLAMA_HOST", "127.0.0.1:" + server.port())
          .with("PICODE_MODEL_DEFAULT", "ollama/tiny")
          .run("sh", "-c", "\"$PICODE\" --record tape explain add.js; echo \"recorded $?\"");
      assertThat(recorded.out()).contains("It adds numbers.", "recorded 0");
      assertThat(server.seen()).hasSize(1);
    }
    try (var files = Files.list(temp.resolve("tape"))) {
      List<Path> tape = files.toList();
      assertThat(tape).hasSize(1);
      assertThat(tape.getFirst()).content().contains("Explain `add.js`");
    }
    Shell.Result replayed = shell.run("sh", "-c", """
        "$PICODE" explain add.js --replay tape --output json; echo "replayed $?"
        mkdir -p .picode below; cd below
        "$PICODE" explain ../add.js --replay ../tape --output json; echo "below $?"
        cd ..; rm -r .picode
        "$PICODE" plan nothing --replay tape; echo "missing $?"
        "$PICODE" explain add.js; echo "alone $?"
        "$PICODE" explain add.js --record tape --replay tape; echo "both $?"
        PICODE_MODEL_RETRIES=11 "$PICODE" explain add.js; echo "retries $?"
        PICODE_MODEL_COMMANDS=explain=nope/x "$PICODE" explain add.js; echo "command $?"
        """);
    assertThat(replayed.out()).contains("\"text\": \"It adds numbers.\"", "replayed 0", "below 0",
        "missing 2",
        "both 2", "command 2").doesNotContain("alone 0");
    assertThat(replayed.err()).contains("was not recorded", "cannot be used together",
        "no model can be asked", "`nope`", "PICODE_MODEL_RETRIES");
  }
}
