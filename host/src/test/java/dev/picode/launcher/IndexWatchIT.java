package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An index that follows what changes, with hooks on it: the real launcher in a real terminal.
class IndexWatchIT {
  @TempDir
  private Path temp;

  @Test
  void saysWhatChangedTellsTheHooksAndEndsOnCtrlC() throws IOException {
    Shell shell = Dist.shell(temp)
        .with("LC_ALL", "C.UTF-8")
        .with("TERM", "xterm-256color")
        .with("PICODE_INDEX_DEBOUNCE_MS", "50")
        .with("PICODE", Dist.PICODE);
    Path source = temp.resolve("work/src/one.js");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "one();\n");
    Files.writeString(temp.resolve("work/.gitignore"), "*.log\n");
    Path hook = temp.resolve("picode-home/hooks/file-changed/tell.js");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, """
        import { hook } from "@picode/sdk";
        hook("file-changed", async (event, ctx) => {
          await ctx.ui.print(`heard ${event.current.change} ${event.current.path}`);
        });
        """);
    try (var screen = TmuxScreen.open(shell, temp, 100, 30, """
        trap : INT
        cd work
        git init -q .
        "$PICODE" index --watch
        echo "code $?"
        """)) {
      screen.await("watching for changes; Ctrl-C ends it");
      Files.writeString(temp.resolve("work/quiet.log"), "nobody cares\n");
      Files.writeString(source, "two();\n");
      screen.await("modified src/one.js");
      screen.await("heard modified src/one.js");
      Files.writeString(temp.resolve("work/src/new.js"), "three();\n");
      screen.await("heard created src/new.js");
      Files.delete(source);
      assertThat(screen.await("heard deleted src/one.js")).doesNotContain("quiet.log");
      screen.press("C-c");
      screen.await("code 130");
    }
  }
}
