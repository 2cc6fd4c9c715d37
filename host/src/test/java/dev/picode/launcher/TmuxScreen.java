package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// A real terminal that tmux draws, with a program in it. Confined to one thread.
final class TmuxScreen implements AutoCloseable {
  private static final long ENDING_SECONDS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  /// Each look is a process: one after the other would keep a core from the program that is waited for.
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final Shell shell;
  private final Path socket;

  private TmuxScreen(Shell shell, Path socket) {
    this.shell = shell;
    this.socket = socket;
  }

  /// A terminal that runs a script of the shell, and stays when it has ended.
  static TmuxScreen open(Shell shell, Path temp, int columns, int lines, String program)
      throws IOException {
    assumeTrue(shell.run("sh", "-c", "command -v tmux").code() == 0, "tmux is not installed");
    assumeTrue(shell.run("env", "--default-signal=INT", "true").code() == 0,
        "env cannot reset a signal here");
    var screen = new TmuxScreen(shell, temp.resolve("tmux"));
    Path script = temp.resolve("program.sh");
    Files.writeString(script, program + "cat\n");
    assertThat(shell.run("env", "--default-signal=INT", "tmux", "-S", screen.socket, "-f",
        "/dev/null", "new-session", "-d", "-x", columns, "-y", lines, "sh " + script))
        .isEqualTo(new Shell.Result(0, "", ""));
    return screen;
  }

  /// Presses keys, named as tmux names them.
  void press(String... keys) {
    tmux("send-keys", (Object[]) keys);
  }

  /// Types a text.
  void type(String text) {
    tmux("send-keys", "-l", text);
  }

  /// Types a line and ends it.
  void enter(String line) {
    type(line);
    press("Enter");
  }

  /// Pastes a text as a terminal does it.
  void paste(String text) {
    tmux("set-buffer", text);
    tmux("paste-buffer", "-p", "-r");
  }

  void resize(int columns, int lines) {
    tmux("resize-window", "-x", columns, "-y", lines);
  }

  /// What is on the screen.
  String text() {
    return tmux("capture-pane", "-p");
  }

  /// The screen once a text is on it.
  String await(String text) {
    var screen = new Seen();
    looking().untilAsserted(
        () -> assertThat(screen.look()).as("what is on the screen").contains(text));
    return screen.last;
  }

  /// Presses a key every few seconds until a text is on the screen.
  void pressUntil(String key, String text) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!text().contains(text)) {
      assertThat(System.nanoTime()).as("no `%s` on the screen:%n%s", text, text()).isLessThan(end);
      press(key);
      long next = System.nanoTime() + Duration.ofSeconds(3).toNanos();
      looking().until(() -> text().contains(text) || System.nanoTime() > next);
    }
  }

  /// The screen once a prompt waits on its last line of text, but for a status line.
  String awaitPrompt(String prompt) {
    var screen = new Seen();
    looking().untilAsserted(() -> {
      String above = screen.look().strip().replaceFirst("\n[a-z]+ \\| [^\n]*$", "").strip();
      assertThat("\n" + above).as("the end of%n%s", screen.last).endsWith("\n" + prompt.strip());
    });
    return screen.last;
  }

  private static ConditionFactory looking() {
    return Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(PAUSE)
        .atMost(PATIENCE);
  }

  /// What was on the screen when it was looked at last.
  private final class Seen {
    private String last = "";

    String look() {
      last = text();
      return last;
    }
  }

  private String tmux(String command, Object... words) {
    Object[] all = new Object[words.length + 4];
    all[0] = "tmux";
    all[1] = "-S";
    all[2] = socket;
    all[3] = command;
    System.arraycopy(words, 0, all, 4, words.length);
    return shell.run(all).out();
  }

  /// Ends what runs in it and waits for that, because it may write to the very end.
  @Override
  public void close() {
    CompletableFuture<?>[] ends = tmux("list-panes", "-a", "-F", "#{pane_pid}").lines()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
        .flatMap(shell -> Stream.concat(Stream.of(shell), shell.descendants()))
        .map(ProcessHandle::onExit)
        .toArray(CompletableFuture<?>[]::new);
    tmux("kill-server");
    CompletableFuture.allOf(ends).completeOnTimeout(null, ENDING_SECONDS, TimeUnit.SECONDS).join();
  }
}
