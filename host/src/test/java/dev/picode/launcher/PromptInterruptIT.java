package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a person types while something runs, and how they stop it: the real launcher in a real terminal.
class PromptInterruptIT extends OpenPrompt {
  @Test
  void clearsTheLineOnCtrlCAndLeavesOnTheSecond() throws IOException {
    TmuxScreen screen = open();
    screen.type("/nonsense");
    screen.await("/nonsense");
    screen.press("C-c");
    screen.await("Ctrl-C again leaves");
    assertThat(screen.awaitPrompt(PROMPT)).doesNotContain("there is no command");
    screen.press("C-c");
    assertThat(screen.await("terminal intact")).contains("code 130");
  }

  @Test
  void stopsOnlyWhatRunsOnCtrlC() throws IOException {
    TmuxScreen screen = open();
    screen.awaitPrompt(PROMPT);
    screen
        .enter("/eval --timeout 5m --js 'console.log(\"under way\"); while (true) {}' && !echo no");
    screen.await("\nunder way\n");
    screen.press("C-c");
    screen.await("you interrupted it");
    assertThat(screen.awaitPrompt(PROMPT)).contains("exit 130");
    screen.enter("!cat; echo cat-$?");
    screen.type("echoed");
    screen.await("echoed");
    screen.press("C-c");
    screen.awaitPrompt(PROMPT);
    screen.enter("/eval --js 20+22");
    screen.await("\n42\n");
  }

  @Test
  void losesNothingThatIsTypedWhenASignalComesLate() throws IOException {
    TmuxScreen screen = open();
    screen.awaitPrompt(PROMPT);
    screen.enter("!echo parent-$PPID-");
    Matcher parent = Pattern.compile("\nparent-(\\d+)-").matcher(screen.await("\nparent-"));
    assertThat(parent.find()).isTrue();
    screen.awaitPrompt(PROMPT);
    screen.type("!echo kept-");
    screen.await(PROMPT + "!echo kept-");
    assertThat(shell().run("kill", "-INT", parent.group(1)).code()).isZero();
    screen.enter("$((40+2))");
    assertThat(screen.await("\nkept-42\n")).doesNotContain("Ctrl-C again leaves");
    screen.awaitPrompt(PROMPT);
    screen.type("/nonsense");
    screen.await("/nonsense");
    screen.press("C-c");
    screen.await("Ctrl-C again leaves");
  }

  @Test
  void keepsWhatIsTypedWhileACommandRunsAndStopsItAtEsc() throws IOException {
    TmuxScreen screen = open();
    screen.awaitPrompt(PROMPT);
    screen.enter("/eval --timeout 5m --js 'console.log(\"under way\"); while (true) {}'");
    screen.await("\nunder way\n");
    screen.enter("!echo later-$((40+2))");
    screen.await("queued: !echo later");
    screen.press("Escape");
    screen.await("you interrupted it");
    assertThat(screen.await(PROMPT + "!echo later")).doesNotContain("later-42");
    screen.press("Enter");
    screen.await("later-42");
    screen.awaitPrompt(PROMPT);
    screen.press("C-d");
    screen.await("terminal intact");
  }

  @Test
  void keepsWhatIsTypedWhileCodeRuns() throws IOException {
    TmuxScreen screen = open();
    screen.enter(":js");
    screen.awaitPrompt("js> ");
    screen.enter(
        "console.log('under' + ' way'); while (await ctx.files.type('go') === 'missing') {}");
    screen.await("under way");
    screen.enter("'queue' + 'd line'");
    screen.await("queued: 'queue'");
    Files.writeString(temp.resolve("work/go"), "");
    screen.await("\"queued line\"");
    screen.awaitPrompt("js> ");
    screen.enter("console.log('on the' + ' way'); while (true) {}");
    screen.await("on the way");
    screen.type("1 + 41");
    screen.press("Escape");
    screen.await("interrupted");
    screen.await("js> 1 + 41");
    screen.press("Enter");
    screen.await("\n42\n");
  }
}
