package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.llm.ModelServer;
import dev.picode.llm.Reply;
import dev.picode.sandbox.json.JsonMembers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent at the prompt: the real launcher in a real terminal, with a model on this machine that says what the test
/// wants.
class AgentPromptIT {
  private static final String PROMPT = "picode> ";

  @TempDir
  private Path temp = Path.of("");

  private TmuxScreen open(ModelServer server) throws IOException {
    Files.createDirectories(temp.resolve("work"));
    Files.createDirectories(temp.resolve("picode-home"));
    Files.writeString(temp.resolve("work/a.txt"), "one\n");
    Shell shell = Dist.shell(temp)
        .with("LC_ALL", "C.UTF-8")
        .with("TERM", "xterm-256color")
        .with("PICODE", Dist.PICODE)
        .with("PICODE_MODEL_DEFAULT", "ollama/tiny")
        .with("PICODE_INDEX_BACKGROUND", "false")
        .with("OLLAMA_HOST", "127.0.0.1:" + server.port());
    var screen = TmuxScreen.open(shell, temp, 100, 40, "trap : INT\ncd work\n\"$PICODE\"\n");
    assertThat(screen.awaitPrompt(PROMPT)).contains("ollama/tiny");
    return screen;
  }

  private static Reply edit(String oldText, String newText) {
    return Says.call("edit", JsonMembers.of("path", "a.txt", "edits",
        List.of(JsonMembers.of("old_text", oldText, "new_text", newText))));
  }

  @Test
  void asksBeforeItEditsRemembersWhatWasSaidAndCanBeTakenBack() throws IOException {
    try (var server = ModelServer.start(Says.words("Hello *there*."), edit("one", "two"),
        Says.words("Changed."), edit("two", "three"), Says.words("Left as it is."));
        var screen = open(server)) {
      screen.enter("hi");
      assertThat(screen.await("ollama/tiny, ")).contains("Hello there.");
      screen.awaitPrompt(PROMPT);
      screen.enter("change it");
      assertThat(screen.await("no:")).contains("the agent wants to", "a.txt", "- one", "+ two");
      screen.enter("y");
      screen.await("Changed.");
      screen.awaitPrompt(PROMPT);
      assertThat(temp.resolve("work/a.txt")).hasContent("two");
      assertThat(server.seen().get(1).body()).contains("Hello *there*.", "change it");
      screen.enter("and again");
      screen.await("+ three");
      screen.enter("rather not");
      screen.await("Left as it is.");
      screen.awaitPrompt(PROMPT);
      assertThat(temp.resolve("work/a.txt")).hasContent("two");
      assertThat(server.seen().getLast().body()).contains("rather not");
      screen.enter("/undo");
      screen.await("last");
      screen.awaitFile(temp.resolve("work/a.txt"), "one\n");
      screen.awaitPrompt(PROMPT);
      screen.enter("/new");
      screen.await("new conversation");
      screen.awaitPrompt(PROMPT);
      screen.enter("who am I");
      screen.await("who am I");
      screen.awaitPrompt(PROMPT);
      assertThat(server.seen().getLast().body()).contains("who am I").doesNotContain("Hello");
    }
  }

  @Test
  void stopsAtCtrlCAndKeepsWhatWasSaid() throws IOException {
    Reply half = Says.words("Half an answer.\n\nMore of it.\n\nAnd the rest.");
    int first = new String(half.body(), StandardCharsets.UTF_8).indexOf('\n') + 1;
    try (
        var server = ModelServer.start(half.cutAt(first).heldBy(new CountDownLatch(1)),
            Says.words("Yes."));
        var screen = open(server)) {
      screen.enter("tell me");
      screen.await("Half an answer.");
      screen.press("C-c");
      screen.await("exit 130");
      screen.awaitPrompt(PROMPT);
      screen.enter("still there?");
      screen.await("Yes.");
      assertThat(server.seen().getLast().body()).contains("tell me", "still there?");
    }
  }
}
