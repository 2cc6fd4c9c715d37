package dev.picode.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests of the prompt: the real launcher in a real terminal, opened in a folder `work`.
abstract class OpenPrompt {
  static final String PROMPT = "picode> ";

  @TempDir
  Path temp;

  private @Nullable Shell shell;
  private @Nullable TmuxScreen opened;

  @BeforeEach
  void prepare() throws IOException {
    shell = Dist.shell(temp)
        .with("LC_ALL", "C.UTF-8")
        .with("TERM", "xterm-256color")
        .with("PICODE", Dist.PICODE);
    Files.createDirectories(temp.resolve("work/src"));
    Files.writeString(temp.resolve("work/src/one.js"), "1\n");
    Files.createDirectories(temp.resolve("picode-home"));
  }

  @AfterEach
  void closePrompt() {
    if (opened != null) {
      opened.close();
    }
  }

  /// Sets a variable of the prompt's environment.
  void set(String name, String value) {
    shell = shell().with(name, value);
  }

  /// Runs programs beside the prompt.
  Shell shell() {
    return Objects.requireNonNull(shell);
  }

  TmuxScreen open() throws IOException {
    return open(100, "");
  }

  /// Opens the prompt.
  ///
  /// @param before lines of a shell that are run first
  TmuxScreen open(int columns, String before) throws IOException {
    var screen = TmuxScreen.open(shell(), temp, columns, 30, "trap : INT\ncd work\n" + before + """
        before=$(stty -g)
        "$PICODE"
        echo "code $?"
        [ "$(stty -g)" = "$before" ] && echo "terminal intact"
        """);
    opened = screen;
    screen.await(PROMPT.strip());
    return screen;
  }
}
