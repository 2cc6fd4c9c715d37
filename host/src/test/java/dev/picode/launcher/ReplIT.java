package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The prompt as a person sees it: the real launcher in a real terminal.
class ReplIT extends OpenPrompt {
  private List<String> history() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("picode-home/data/history"))) {
      Path file = files.findFirst().orElseThrow();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      return Files.readAllLines(file)
          .stream()
          .map(line -> line.substring(line.indexOf(':') + 1))
          .toList();
    }
  }

  @Test
  void saysWhereOneIsAndRunsCommandsUntilCtrlD() throws IOException {
    TmuxScreen screen = open();
    assertThat(screen.awaitPrompt(PROMPT)).contains("PiCode ", "| work", "/help",
        "commands | nothing run yet");
    screen.enter("/eval --js 20+22");
    assertThat(screen.await("\n42\n")).contains("20+22");
    screen.awaitPrompt(PROMPT);
    screen.enter("/nope");
    assertThat(screen.await("exit 2")).contains("there is no command `nope`");
    screen.press("C-d");
    assertThat(screen.await("terminal intact")).contains("code 2");
  }

  /// The lines of the guide, typed one after the other.
  @Test
  void goesAsTheGuideSays() throws IOException {
    GuideBlock block = GuideBlock.of(Path.of("..", "docs", "guide", "repl.md"))
        .stream()
        .filter(each -> each.value().equals("typed at a terminal"))
        .findFirst()
        .orElseThrow();
    Files.move(temp.resolve("work"), temp.resolve("shop"));
    Files.createDirectories(temp.resolve("work"));
    TmuxScreen screen = open(100, "cd ../shop\n");
    for (String line : block.text().lines().toList()) {
      if (line.startsWith(PROMPT)) {
        screen.awaitPrompt(PROMPT);
        screen.enter(line.substring(PROMPT.length()));
        screen.await(line);
      }
    }
    String shown = screen.awaitPrompt(PROMPT).replaceFirst("(?s)\npicode>\\s*\n.*$", "\n");
    assertThat(shown).matches(block.said());
  }

  @Test
  void completesCommandsAndOptions() throws IOException {
    TmuxScreen screen = open();
    screen.type("/anal");
    screen.press("Tab");
    screen.await(PROMPT + "/analyze");
    screen.press("C-c");
    screen.awaitPrompt(PROMPT);
    screen.type("/analyze --form");
    screen.press("Tab");
    screen.await("/analyze --format");
  }

  @Test
  void completesWhatCommandsTake() throws IOException {
    Path extension = temp.resolve("picode-home/extensions/team.deploy");
    Files.createDirectories(extension);
    Files.writeString(extension.resolve("picode.json"), """
        { "id": "team.deploy", "version": "1.0.0", "api": 1, "language": "js", "main": "main.js",
          "description": "Deploys",
          "contributes": { "commands": [{ "name": "deploy", "description": "Deploys", "args": {
            "target": { "type": "string", "description": "Where to", "positional": true, "complete": true },
            "config": { "type": "path", "description": "How" },
            "since": { "type": "string", "description": "From where on" } } }] } }
        """);
    Files.writeString(extension.resolve("main.js"), """
        import { command } from "@picode/sdk";
        command("deploy", { complete: (prefix) => ["staging", "production"] }, ({ target }) => target);
        """);
    shell().run("git", "init", "-q", "-b", "release-7", "work");
    shell()
        .run("git", "-C", "work", "-c", "user.name=Zoe", "-c", "user.email=z@example.org",
            "commit",
            "-q", "--allow-empty", "-m", "Begin");
    TmuxScreen screen = open();
    screen.awaitPrompt(PROMPT);
    screen.type("/deploy st");
    screen.await(PROMPT + "/deploy st");
    // The script has half a second, and may be far from ready the first time.
    screen.pressUntil("Tab", "/deploy staging");
    screen.press("C-c");
    completed(screen, "/deploy staging --config=sr", "--config=src/");
    completed(screen, "/deploy --since=rel", "--since=release-7");
    completed(screen, "/ext info team", "/ext info team.deploy");
    completed(screen, "/hook list post-comma", "/hook list post-command");
    completed(screen, "/analyze @src/o", "@src/one.js");
    completed(screen, ":p", ":py");
  }

  private static void completed(TmuxScreen screen, String typed, String becomes) {
    screen.awaitPrompt(PROMPT);
    screen.type(typed);
    screen.await(PROMPT + typed);
    screen.press("Tab");
    screen.await(becomes);
    screen.press("C-c");
  }

  @Test
  void remembersLinesAndFindsThemAgainButNoSecrets() throws IOException {
    TmuxScreen screen = open();
    screen.awaitPrompt(PROMPT);
    screen.enter("!echo the-$((40+2))");
    screen.await("the-42");
    screen.awaitPrompt(PROMPT);
    screen.enter("!true --password hunter2hunter2");
    screen.awaitPrompt(PROMPT);
    screen.press("Up");
    screen.await(PROMPT + "!echo the-$((40+2))\n");
    screen.press("C-c");
    screen.await("Ctrl-C again leaves");
    screen.awaitPrompt(PROMPT);
    screen.press("C-r");
    screen.await("bck-i-search");
    screen.type("the-");
    screen.await("bck-i-search: the-");
    screen.press("Enter");
    screen.awaitPrompt(PROMPT);
    assertThat(history()).containsOnly("!echo the-$((40+2))");
  }

  @Test
  void losesNoLineWhenItIsKilled() throws IOException {
    TmuxScreen screen = open();
    screen.enter("!echo $PPID; kill -9 $PPID");
    screen.await("code 137");
    assertThat(history()).containsExactly("!echo $PPID; kill -9 $PPID");
  }

  @Test
  void takesManyLinesForOneUntilTheyAreWhole() throws IOException {
    TmuxScreen screen = open();
    screen.awaitPrompt(PROMPT);
    screen.enter("/eval --js '[1,");
    screen.await("\n      >");
    screen.enter("2].length + 40'");
    screen.await("\n42\n");
    screen.awaitPrompt(PROMPT);
    screen.paste("!echo pasted-$((1+1))\n!echo pasted-$((2+2))");
    screen.await("pasted-$((2+2))");
    assertThat(screen.text()).as("a paste runs nothing").doesNotContain("pasted-2", "pasted-4");
    screen.press("Enter");
    assertThat(screen.await("pasted-4")).contains("pasted-2");
  }

  @Test
  void evaluatesCodeWhoseVariablesLast() throws IOException {
    TmuxScreen screen = open();
    screen.enter(":js");
    screen.awaitPrompt("js> ");
    screen.enter("const words = (await ctx.files.read('src/one.js')).trim()");
    screen.awaitPrompt("js> ");
    screen.enter("`<${words}${words}>`");
    screen.await("\"<11>\"");
    screen.awaitPrompt("js> ");
    screen.enter(":py 6 * 7");
    screen.await("\n42\n");
    screen.awaitPrompt("js> ");
    screen.enter("nothing.there");
    screen.await("nothing is not defined");
    screen.awaitPrompt("js> ");
    screen.enter("console.log('under' + ' way'); while (true) {}");
    screen.await("under way");
    screen.press("C-c");
    screen.await("interrupted");
    screen.awaitPrompt("js> ");
    screen.enter("words + 'still here'");
    screen.await("\"1still here\"");
    screen.awaitPrompt("js> ");
    screen.enter(":exit");
    screen.awaitPrompt(PROMPT);
  }

  @Test
  void keepsToTheWidthOfAWindowThatChanges() throws IOException {
    TmuxScreen screen = open(100, "");
    screen.awaitPrompt(PROMPT);
    screen.resize(40, 30);
    screen.enter("/theme --help");
    String help = screen.await("Show this help");
    assertThat(help).contains("\n  --output=FORMAT\n      What standard output carries:\n");
    screen.awaitPrompt(PROMPT);
    screen.enter("/eval --js '\"still here\"'");
    screen.await("\nstill here\n");
  }

  @Test
  void asksTheHooksBeforeTheShell() throws IOException {
    Path hook = temp.resolve("picode-home/hooks/pre-shell/guard.js");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, """
        import { hook } from "@picode/sdk";
        hook("pre-shell", async (event) =>
          event.current.command.includes("forbidden") ? event.deny("not here") : undefined);
        """);
    TmuxScreen screen = open();
    screen.enter("!echo forbidden-$((1+1))");
    assertThat(screen.await("not here")).doesNotContain("forbidden-2");
    screen.awaitPrompt(PROMPT);
    screen.enter("!echo allowed-$((1+1))");
    screen.await("allowed-2");
  }

  @Test
  void whatAPersonAllowsASessionIsStillPastTheHooks() throws IOException {
    Path hook = temp.resolve("picode-home/hooks/pre-edit/guard.js");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, """
        import { hook } from "@picode/sdk";
        hook("pre-edit", async (event) =>
          event.current.path.includes("guarded") ? event.deny("hands off") : undefined);
        """);
    TmuxScreen screen = open();
    screen.enter(":js");
    screen.awaitPrompt("js> ");
    screen.enter(":allow write=src/**");
    screen.awaitPrompt("js> ");
    screen.enter("await ctx.files.write('src/guarded.txt', 'x')");
    screen.await("hands off");
    screen.awaitPrompt("js> ");
    screen.enter("await ctx.files.write('src/free.txt', 'x'); 'written' + 1");
    screen.await("written1");
    assertThat(temp.resolve("work/src/guarded.txt")).doesNotExist();
    assertThat(temp.resolve("work/src/free.txt")).hasContent("x");
  }

  @Test
  void indexesTheWorkspaceBehindThePrompt() throws IOException {
    Files.createDirectories(temp.resolve("work/.picode"));
    TmuxScreen screen = open();
    screen.awaitPrompt(PROMPT);
    for (int i = 0; i < 100 && !screen.text().contains("completed"); i++) {
      screen.enter("/clear && /tasks");
      screen.await("index the workspace");
      screen.awaitPrompt(PROMPT);
    }
    assertThat(screen.text()).contains("completed");
    screen.enter("/tasks cancel 1");
    screen.await("there is no task 1 that is not over");
  }

  @Test
  void opensTheEditorOfThePerson() throws IOException {
    Shell.script(temp.resolve("editor"), "#!/bin/sh\nsed -i s/wrong/right/ \"$1\"\n");
    TmuxScreen screen = open(100, "export EDITOR='" + temp.resolve("editor") + "'\n");
    screen.awaitPrompt(PROMPT);
    screen.type("!echo wrong-$((1+1))");
    screen.press("C-x", "C-e");
    screen.await("!echo right-$((1+1))");
    screen.press("Enter");
    screen.await("right-2");
  }

  @Test
  void heedsTheSettings() throws IOException {
    Files.writeString(temp.resolve("picode-home/config.toml"), """
        [repl]
        edit-mode = "vi"
        status-line = false
        aliases = ["answer=/eval --js 20+22"]
        keys = ["ctrl-t=!echo key-$((1+1))"]
        """);
    TmuxScreen screen = open();
    screen.enter("/answer");
    assertThat(screen.await("\n42\n")).doesNotContain("no model, context");
    screen.awaitPrompt(PROMPT);
    screen.press("C-t");
    screen.await("key-2");
    screen.awaitPrompt(PROMPT);
    screen.type("!echo xvi");
    screen.press("Escape");
    screen.type("0dw");
    screen.type("i!");
    screen.press("Enter");
    screen.awaitPrompt(PROMPT);
  }

  @Test
  void showsOnlyWhatIsSaidWhereTheScreenIsReadAloud() throws IOException {
    set("PICODE_OUTPUT_PLAIN", "true");
    TmuxScreen screen = open();
    screen.awaitPrompt(PROMPT);
    screen.enter("/analyze");
    assertThat(screen.await("Largest files")).contains("Heading 1: work", "Lines: 1")
        .doesNotContain("─", "nothing run yet");
    screen.awaitPrompt(PROMPT);
    screen.enter("/clear");
    screen.awaitPrompt(PROMPT);
    screen.type("/ana");
    assertThat(screen.await(PROMPT + "/ana")).doesNotContain("/analyze", "exit 0");
  }

  @Test
  void worksOnATerminalThatCanDoNothing() throws IOException {
    set("NO_COLOR", "1");
    set("LC_ALL", "C");
    TmuxScreen screen = open(40, "export TERM=dumb\n");
    screen.enter("/eval --js 20+22");
    assertThat(screen.await("42\n")).doesNotContain("context empty");
    screen.press("C-d");
    screen.await("code 0");
  }
}
