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
      screen.await("restored a.txt");
      screen.awaitPrompt(PROMPT);
      assertThat(temp.resolve("work/a.txt")).hasContent("one");
      screen.enter("/audit tail");
      assertThat(screen.await("undo 1")).contains("granted   the agent: edit a.txt",
          "denied    the agent: edit a.txt");
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

  /// An answer whose end waits for a latch.
  private static Reply half(CountDownLatch rest) {
    Reply half = Says.words("Half an answer.\n\nMore of it.\n\nAnd the rest.");
    int first = new String(half.body(), StandardCharsets.UTF_8).indexOf('\n') + 1;
    return half.cutAt(first).heldBy(rest);
  }

  @Test
  void keepsWhatIsTypedMeanwhileForTheNextTurns() throws IOException {
    var rest = new CountDownLatch(1);
    try (var server = ModelServer.start(half(rest), Says.words("Second answer."));
        var screen = open(server)) {
      screen.enter("tell me");
      screen.await("Half an answer.");
      screen.type("next quezz");
      screen.await("> next quezz");
      screen.press("BSpace", "BSpace");
      screen.enter("stion");
      screen.await("queued: next question");
      screen.enter("/eval --js 20+22");
      screen.await("queued: /eval");
      screen.type("unfinish");
      screen.await("> unfinish");
      rest.countDown();
      screen.await("Second answer.");
      assertThat(screen.await(PROMPT + "unfinish")).contains("And the rest.",
          PROMPT + "next question", PROMPT + "/eval --js 20+22\n42\n");
      assertThat(server.seen().getLast().body()).contains("tell me", "next question")
          .doesNotContain("unfinish", "eval --js");
    }
  }

  @Test
  void stopsAtEscAndGivesBackWhatWasQueued() throws IOException {
    try (var server = ModelServer.start(half(new CountDownLatch(1)), Says.words("Yes."));
        var screen = open(server)) {
      screen.enter("tell me");
      screen.await("Half an answer.");
      screen.press("Up", "M-x");
      screen.enter("later");
      screen.await("queued: later");
      screen.type("and mo");
      screen.await("> and mo");
      screen.press("Escape");
      screen.await("exit 130");
      assertThat(screen.await("> and mo")).contains(PROMPT + "later");
      assertThat(server.seen()).hasSize(1);
      screen.enter("re");
      screen.await("Yes.");
      assertThat(server.seen().getLast().body()).contains("tell me", "later\\nand more");
    }
  }

  @Test
  void stopsAtCtrlCAndGivesBackWhatWasQueued() throws IOException {
    try (var server = ModelServer.start(half(new CountDownLatch(1)), Says.words("Yes."));
        var screen = open(server)) {
      screen.enter("tell me");
      screen.await("Half an answer.");
      screen.enter("/nonsense");
      screen.await("queued: /nonsense");
      screen.press("C-c");
      screen.await("exit 130");
      assertThat(screen.await(PROMPT + "/nonsense")).doesNotContain("there is no command");
      screen.press("C-c");
      screen.await("Ctrl-C again leaves");
    }
  }

  @Test
  void givesTheKeysToAQuestionAndTheLinesBeforeItToTheQueue() throws IOException {
    var asked = new CountDownLatch(1);
    Reply edit = edit("one", "two");
    try (
        var server = ModelServer.start(edit.cutAt(1).heldBy(asked), Says.words("Changed."),
            Says.words("Welcome."));
        var screen = open(server)) {
      screen.enter("change it");
      screen.await(PROMPT + "change it");
      screen.type("thank you");
      screen.await("> thank you");
      screen.press("Enter");
      screen.await("queued: thank you");
      asked.countDown();
      screen.await("no:");
      screen.enter("y");
      screen.await("Changed.");
      screen.await("Welcome.");
      screen.awaitPrompt(PROMPT);
      assertThat(temp.resolve("work/a.txt")).hasContent("two");
      assertThat(server.seen().getLast().body()).contains("thank you");
    }
  }

  @Test
  void tellsWhatFillsTheWindowWhatToolsSaidAndAsksAnotherModel() throws IOException {
    try (
        var server = ModelServer.start(Says.call("read", JsonMembers.of("path", "a.txt")),
            Says.words("It says one."), Says.words("I am another."));
        var screen = open(server)) {
      Files.writeString(temp.resolve("work/AGENTS.md"), "Be brief.\n");
      screen.enter("/context");
      assertThat(screen.await("Nothing was said yet")).contains("instructions", "AGENTS.md",
          "tools", "ollama/tiny");
      assertThat(server.seen()).isEmpty();
      screen.awaitPrompt(PROMPT);
      screen.enter("/expand");
      screen.await("no tool was called");
      screen.awaitPrompt(PROMPT);
      screen.enter("look");
      screen.await("It says one.");
      screen.awaitPrompt(PROMPT);
      screen.enter("/clear");
      screen.awaitPrompt(PROMPT);
      screen.enter("/context");
      assertThat(screen.await("shortened from")).contains("what you said", "results of tools");
      screen.awaitPrompt(PROMPT);
      screen.enter("/clear");
      screen.awaitPrompt(PROMPT);
      screen.type("half a line");
      screen.press("C-o");
      screen.await("answered:");
      assertThat(screen.awaitPrompt(PROMPT + "half a line")).contains("read\n", "path: a.txt",
          "one");
      screen.press("C-u");
      screen.enter("/model");
      screen.await("`ollama/tiny` is asked;");
      screen.awaitPrompt(PROMPT);
      screen.enter("/model other");
      screen.await("`ollama/other` is asked from the next words on");
      screen.awaitPrompt(PROMPT);
      screen.enter("who");
      screen.await("I am another.");
      screen.awaitPrompt(PROMPT);
      assertThat(server.seen().getLast().body()).contains("\"other\"", "look", "who");
      screen.enter("/provider");
      screen.await("`ollama` is asked;");
      screen.awaitPrompt(PROMPT);
      screen.enter("/model anthropic/nonsense");
      screen.await("it is none of those known here");
      screen.awaitPrompt(PROMPT);
      screen.enter("/clear");
      screen.awaitPrompt(PROMPT);
      screen.enter("/context --output json");
      screen.await("\"part\": \"what the model said\"");
      screen.awaitPrompt(PROMPT);
      screen.type("/session show 2");
      screen.press("Tab");
      screen.await("/session show 20");
    }
  }

  @Test
  void stopsAtCtrlCAndKeepsWhatWasSaid() throws IOException {
    try (
        var server = ModelServer.start(half(new CountDownLatch(1)), Says.words("Yes."));
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
