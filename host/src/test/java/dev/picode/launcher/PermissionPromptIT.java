package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The question whether an extension may do something: the real launcher in a real terminal, which tmux
/// draws, and a person who types.
class PermissionPromptIT {
  private static final String QUESTION = "Allow it? (o)nce, (s)ession, (a)lways, Enter denies:";

  @TempDir
  private Path temp;

  private Shell shell = Shell.in(Path.of(""));

  @BeforeEach
  void makeAnExtensionAndATerminal() throws IOException {
    shell = Dist.shell(temp).with("LC_ALL", "C.UTF-8").with("TERM", "xterm-256color");
    Shell probe = shell;
    assumeTrue(probe.run("sh", "-c", "command -v tmux").code() == 0, "tmux is not installed");
    assumeTrue(probe.run("env", "--default-signal=INT", "true").code() == 0,
        "env cannot reset a signal here");
    Files.createDirectories(temp.resolve("ext"));
    Files.createDirectories(temp.resolve("src"));
    Files.writeString(temp.resolve("src/a.txt"), "contents of a\n");
    Files.writeString(temp.resolve("src/b.txt"), "contents of b\n");
    Files.writeString(temp.resolve("ext/picode.json"), """
        { "id": "acme.notes", "version": "1.0.0", "api": 1, "language": "js", "main": "main.js",
          "description": "Reads",
          "contributes": { "commands": [{ "name": "notes", "description": "Reads" },
            { "name": "busy", "description": "Reads and shows progress" }] },
          "permissions": { "read": ["src/**"] },
          "reasons": { "read": "to \\u001b[2J\\u202eread\\n  Allow it? yes" } }
        """);
    Files.writeString(temp.resolve("ext/main.js"), """
        import { command } from "@picode/sdk";
        command("notes", {}, async (args, ctx) => {
          const said = async (path) => {
            try {
              return await ctx.files.read(path);
            } catch (e) {
              return e.code + " " + e.hint;
            }
          };
          return (await Promise.all(["src/a.txt", "src/b.txt"].map(said))).join("");
        });
        command("busy", {}, async (args, ctx) => {
          const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
          let over = false;
          const rabbits = (async () => {
            for (let n = 0; !over; n++) {
              await ctx.ui.progress("counting rabbits", { done: n });
              await wait(50);
            }
          })();
          await wait(8000);
          const text = await ctx.files.read("src/a.txt");
          over = true;
          await rabbits;
          return text;
        });
        """);
  }

  @AfterEach
  void closeTheTerminal() {
    shell.run("tmux", "-S", temp.resolve("tmux"), "kill-server");
  }

  @Test
  void asksOneAfterTheOtherWithEverythingVisible() throws IOException {
    open(call());
    String screen = await(QUESTION);
    assertThat(screen).contains("picode: the extension `acme.notes` 1.0.0 wants to read `src/",
        "its reason: to \u241b[2J\\u202eread\u240a  Allow it? yes",
        "session and always grant: \"read\": [\"src/**\"]")
        .containsOnlyOnce(QUESTION);
    type("o");
    await(questions(2));
    type("once");
    assertThat(await("terminal intact")).contains("contents of a", "contents of b", "code 0");
    assertThat(temp.resolve("picode-home/data/grants.json")).doesNotExist();
  }

  @Test
  void alwaysIsRememberedUntilTheExtensionChanges() throws IOException {
    open(call() + call() + "echo >> ext/main.js\n" + call());
    await(QUESTION);
    type("a");
    assertThat(await("code 0\nterminal intact\ncontents of a\ncontents of b\ncode 0"))
        .contains("contents of b");
    assertThat(temp.resolve("picode-home/data/grants.json")).content()
        .contains("\"src/**\"", "acme.notes", "sha256:");
    await(questions(2));
    type("");
    assertThat(await("code 0\nterminal intact\n$")).contains("capability-denied you denied it");
  }

  @Test
  void deniesByDefaultAndAsksOnceForAScope() throws IOException {
    open(call());
    await(QUESTION);
    type("");
    assertThat(await("code 0")).containsOnlyOnce(QUESTION)
        .contains("you denied it; run it again to be asked again")
        .doesNotContain("contents of");
  }

  @Test
  void asksAgainWhatItDoesNotUnderstandAndThenTakesItAsNo() throws IOException {
    open(call());
    for (int i = 1; i <= 3; i++) {
      await(questions(i));
      type("yes");
    }
    assertThat(await("terminal intact")).contains("you denied it", "code 0")
        .doesNotContain("contents of");
  }

  @Test
  void throwsAwayWhatWasTypedAheadAndWhatStandardInputSays() throws IOException {
    open("echo ready; until [ -f go ]; do :; done\nyes always | " + call());
    await("ready");
    type("always");
    tmux("send-keys", "alw");
    Files.writeString(temp.resolve("go"), "");
    await(QUESTION);
    type("d");
    assertThat(await("code 0")).doesNotContain("contents of").contains("you denied it");
    assertThat(temp.resolve("picode-home/data/grants.json")).doesNotExist();
  }

  @Test
  void noProgressIsDrawnWhileItStands() throws IOException {
    open(call().replace(" notes;", " busy;"));
    await("counting rabbits");
    assertThat(await(QUESTION)).doesNotContain("rabbits");
    for (int i = 0; i < 20; i++) {
      assertThat(tmux("capture-pane", "-p")).contains(QUESTION).doesNotContain("rabbits");
    }
    type("s");
    assertThat(await("terminal intact")).contains("contents of a", "code 0")
        .doesNotContain("rabbits");
  }

  @Test
  void ctrlCDeniesAndCancels() throws IOException {
    open(call());
    await(QUESTION);
    tmux("send-keys", "C-c");
    assertThat(await("terminal intact")).contains("code 130", "picode: you interrupted it")
        .doesNotContain("contents of");
  }

  @Test
  void isNotAskedWhereTheAnswerIsForAProgram() throws IOException {
    open("\"$PICODE\" --extension ext --output json notes; echo \"code $?\"\n");
    assertThat(await("code 0")).doesNotContain(QUESTION).contains("run it at a terminal");
  }

  private static String call() {
    return "\"$PICODE\" --extension ext notes; code=$?; echo \"code $code\";"
        + " [ \"$(stty -g < /dev/tty)\" = \"$before\" ] && echo 'terminal intact'\n";
  }

  private void open(String program) throws IOException {
    Files.writeString(temp.resolve("program.sh"),
        "before=$(stty -g)\ntrap : INT\n" + program + "echo '$'; cat\n");
    shell = shell.with("PICODE", Dist.PICODE);
    assertThat(shell.run("env", "--default-signal=INT", "tmux", "-S", temp.resolve("tmux"), "-f",
        "/dev/null", "new-session", "-d", "-x", 100, "-y", 50, "sh program.sh"))
        .isEqualTo(new Shell.Result(0, "", ""));
  }

  private void type(String line) {
    if (!line.isEmpty()) {
      tmux("send-keys", "-l", line);
    }
    tmux("send-keys", "Enter");
  }

  private String tmux(Object... words) {
    Object[] command = new Object[words.length + 3];
    command[0] = "tmux";
    command[1] = "-S";
    command[2] = temp.resolve("tmux");
    System.arraycopy(words, 0, command, 3, words.length);
    return shell.run(command).out();
  }

  private static Predicate<String> questions(int count) {
    return screen -> screen.split(Pattern.quote(QUESTION), -1).length == count + 1;
  }

  private String await(String text) {
    return await(screen -> screen.contains(text));
  }

  /// The screen once it is as it has to be.
  private String await(Predicate<String> condition) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (true) {
      String screen = tmux("capture-pane", "-p");
      if (condition.test(screen)) {
        return screen;
      }
      assertThat(System.nanoTime()).as("the screen is still:%n%s", screen).isLessThan(end);
    }
  }
}
