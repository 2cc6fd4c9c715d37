package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees: the real launcher in a real terminal of 60 columns, which tmux draws.
class RealTerminalIT {
  private static final int COLUMNS = 60;

  @TempDir
  private Path temp;

  private Shell shell = Shell.in(Path.of(""));

  @BeforeEach
  void openATerminal() {
    shell = Dist.shell(temp).with("LC_ALL", "C.UTF-8").with("TERM", "xterm-256color");
    Shell probe = shell;
    assumeTrue(probe.run("sh", "-c", "command -v tmux").code() == 0, "tmux is not installed");
    assumeTrue(probe.run("env", "--default-signal=INT", "true").code() == 0,
        "env cannot reset a signal here");
  }

  @AfterEach
  void closeIt() {
    shell.run("tmux", "-S", temp.resolve("tmux"), "kill-server");
  }

  @Test
  void coloursAValueAndKeepsToTheWidth() throws IOException {
    open("\"$PICODE\" eval --js '[1, \"a\"]'; \"$PICODE\" eval --help; echo 'done'\n");
    String screen = await("done", false);
    assertThat(screen).contains("[\u001b[33m1\u001b[39m, \u001b[32m\"a\"\u001b[39m]");
    assertThat(await("done", true)).as("wrapped at words, by picode and not by the terminal")
        .contains("[--js=CODE]\n              [--output=FORMAT] [--py=CODE] [--record=DIR]\n");
  }

  @Test
  void showsProgressInOneLineAndErasesItAtTheEnd() throws IOException {
    Path stop = temp.resolve("stop.txt");
    Files.writeString(stop, "go\n");
    open(program("(await ctx.files.read('stop.txt')).startsWith('go')"));
    String screen = await("counting rabbits", true);
    assertThat(screen.lines().filter(line -> line.contains("rabbits")))
        .as(screen)
        .hasSize(1)
        .allMatch(line -> line.length() < COLUMNS && line.endsWith("s"));
    Files.writeString(stop, "stop\n");
    assertThat(await("code 0", true)).contains("42")
        .contains("terminal intact")
        .doesNotContain("rabbits");
  }

  @Test
  void erasesTheProgressAndLeavesTheTerminalIntactOnCtrlC()
      throws IOException {
    open(program("true"));
    await("counting rabbits", true);
    tmux("send-keys", "C-c");
    assertThat(await("code 130", true)).contains("picode: you interrupted it")
        .contains("terminal intact")
        .doesNotContain("rabbits");
  }

  @Test
  void takesOnlyAYesTypedAtTheTerminalForTrust() throws IOException {
    Path config = temp.resolve(".picode/config.toml");
    Files.createDirectories(config.getParent());
    Files.writeString(config, "[limits]\neval-seconds = 9\n");
    open("yes | \"$PICODE\" trust; echo \"first $?\"; \"$PICODE\" trust; echo \"second $?\"\n");
    assertThat(await("[y/N]", true)).contains("limits.eval-seconds = 9").doesNotContain("first");
    tmux("send-keys", "Enter");
    assertThat(await("first 1", true)).contains("not trusted");
    awaitCount("[y/N]", 2);
    tmux("send-keys", "y", "Enter");
    assertThat(await("second 0", true)).contains("\ntrusted\n");
  }

  @Test
  void installsOnlyWhereAYesIsTyped() throws IOException {
    Path pack = temp.resolve("pack");
    Files.createDirectories(pack);
    Files.writeString(pack.resolve("picode.json"), """
        { "id": "acme.hi", "version": "1.0.0", "api": 1, "language": "js", "main": "main.js",
          "description": "Greets", "permissions": { "read": ["src/**"] },
          "reasons": { "read": "to \\u001b[2Jlook" },
          "contributes": { "commands": [{ "name": "hi", "description": "Greets" }] } }
        """);
    Files.writeString(pack.resolve("main.js"),
        "import { command } from '@picode/sdk';\ncommand('hi', {}, () => 'hello');\n");
    open("yes | \"$PICODE\" ext add pack; echo \"first $?\"; \"$PICODE\" ext add pack;"
        + " echo \"second $?\"; \"$PICODE\" hi\n");
    assertThat(await("[y/N]", true)).contains("wants read", "to \u241b[2Jlook")
        .doesNotContain("first");
    tmux("send-keys", "n", "Enter");
    await("first 1", true);
    assertThat(temp.resolve("picode-home/extensions")).doesNotExist();
    awaitCount("[y/N]", 2);
    tmux("send-keys", "y", "Enter");
    assertThat(await("hello", true)).contains("second 0");
  }

  @Test
  void throwsAwayWhatWasTypedBeforeTheQuestion() throws IOException {
    Files.createDirectories(temp.resolve(".picode"));
    Files.writeString(temp.resolve(".picode/a"), "1");
    open("echo ready; until [ -e go ]; do :; done; \"$PICODE\" trust; echo \"code $?\"\n");
    await("ready", true);
    tmux("send-keys", "y", "Enter", "y");
    await("y\ny", true);
    Files.createFile(temp.resolve("go"));
    await("[y/N]", true);
    tmux("send-keys", "Enter");
    assertThat(await("code ", true)).contains("not trusted").contains("code 1");
  }

  private void awaitCount(String text, int count) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    String screen = tmux("capture-pane", "-p");
    while (screen.split(Pattern.quote(text), -1).length <= count) {
      assertThat(System.nanoTime()).as("%d times `%s` on%n%s", count, text, screen).isLessThan(end);
      screen = tmux("capture-pane", "-p");
    }
  }

  private static String program(String condition) {
    return """
        before=$(stty -g)
        trap : INT
        "$PICODE" eval --timeout 60s --js - <<'END'
        let n = 0;
        while (%s) {
          await ctx.ui.progress("counting rabbits " + "and hares ".repeat(20), { done: n++ });
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        42
        END
        code=$?
        [ "$(stty -g)" = "$before" ] && echo "terminal intact"
        echo "code $code"
        """.formatted(condition);
  }

  private void open(String program) throws IOException {
    Files.writeString(temp.resolve("program.sh"), program + "cat\n");
    shell = shell.with("PICODE", Dist.PICODE);
    assertThat(shell.run("env", "--default-signal=INT", "tmux", "-S", temp.resolve("tmux"), "-f",
        "/dev/null", "new-session", "-d", "-x", COLUMNS, "-y", 40, "sh program.sh"))
        .isEqualTo(new Shell.Result(0, "", ""));
  }

  private String tmux(Object... words) {
    Object[] command = new Object[words.length + 3];
    command[0] = "tmux";
    command[1] = "-S";
    command[2] = temp.resolve("tmux");
    System.arraycopy(words, 0, command, 3, words.length);
    return shell.run(command).out();
  }

  /// The screen once a text is on it.
  private String await(String text, boolean plain) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (true) {
      String screen = plain ? tmux("capture-pane", "-p") : tmux("capture-pane", "-p", "-e");
      if (screen.contains(text)) {
        return screen;
      }
      assertThat(System.nanoTime()).as("no `%s` on the screen:%n%s", text, screen).isLessThan(end);
    }
  }
}
