package dev.picode.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The prompt of the real launcher in a real terminal, opened in a folder `work`. Confined to one thread.
final class OpenPrompt implements AutoCloseable {
  static final String PROMPT = "picode> ";

  private final Path temp;
  private Shell shell;
  private @Nullable TmuxScreen opened;

  /// A prompt that is not open yet.
  ///
  /// @param temp a folder of its own
  OpenPrompt(Path temp) throws IOException {
    this.temp = temp;
    shell = Dist.shell(temp)
        .with("LC_ALL", "C.UTF-8")
        .with("TERM", "xterm-256color")
        .with("PICODE", Dist.PICODE);
    Files.createDirectories(temp.resolve("work/src"));
    Files.writeString(temp.resolve("work/src/one.js"), "1\n");
    Files.createDirectories(temp.resolve("picode-home"));
  }

  /// Sets a variable of its environment.
  void set(String name, String value) {
    shell = shell.with(name, value);
  }

  /// Runs programs beside it.
  Shell shell() {
    return shell;
  }

  TmuxScreen open() throws IOException {
    return open(100, "");
  }

  /// Opens it.
  ///
  /// @param before lines of a shell that are run first
  TmuxScreen open(int columns, String before) throws IOException {
    var screen = TmuxScreen.open(shell, temp, columns, 30, "trap : INT\ncd work\n" + before + """
        before=$(stty -g)
        "$PICODE"
        echo "code $?"
        [ "$(stty -g)" = "$before" ] && echo "terminal intact"
        """);
    opened = screen;
    screen.await(PROMPT.strip());
    return screen;
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
