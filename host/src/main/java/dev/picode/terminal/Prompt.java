package dev.picode.terminal;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A question to the person at the terminal, answered by a line they type. Safe for many threads; one
/// question stands at a time where its callers see to that.
///
/// The answer is read from the terminal itself, never from standard input, which may be anyone's. What was
/// typed before the question was shown is thrown away first. The progress line is gone while a question
/// stands.
public final class Prompt {
  private static final String DEVICE = "/dev/tty";
  private static final int MAX_BYTES = 4096;

  private final Terminal terminal;
  private final boolean linux;

  private Prompt(Terminal terminal, boolean linux) {
    this.terminal = terminal;
    this.linux = linux;
  }

  /// The person's terminal, where standard error is one and its keyboard can be read. Empty on
  /// Windows, which has no such file.
  public static Optional<Prompt> open(Terminal terminal) {
    if (!terminal.facts().errIsTerminal()) {
      return Optional.empty();
    }
    try (FileChannel _ = FileChannel.open(Path.of(DEVICE), StandardOpenOption.READ)) {
      String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
      return Optional.of(new Prompt(terminal, system.equals("linux")));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// What a view of the question may be drawn with.
  public Canvas canvas() {
    return terminal.err().canvas();
  }

  /// Asks.
  ///
  /// @param view the question, made by a view of this package or from safe text; the answer is typed behind
  ///     its end
  /// @return the line without its end; empty where the terminal has none, for example after Ctrl-D
  /// @throws InterruptedException where the thread is interrupted; the question is then withdrawn
  /// @throws dev.picode.problem.PiCodeException `prompt-failed`
  public String ask(String view) throws InterruptedException {
    terminal.flush();
    terminal.statusLine().hold();
    try (var _ = terminal.keyboard().lend()) {
      if (!TypedAhead.discard(DEVICE, linux)) {
        throw failed("what was typed before it cannot be dropped");
      }
      terminal.err().printView(view);
      Optional<String> line = typed();
      if (line.isEmpty()) {
        terminal.err().println("");
      }
      return line.orElse("");
    } finally {
      terminal.statusLine().release();
    }
  }

  /// Asks for something that is not shown while it is typed. However that ends, by Ctrl-C too, the terminal shows again
  /// what is typed afterwards.
  ///
  /// @param view as for [#ask]
  /// @return the line without its end; empty where the terminal has none, for example after Ctrl-D
  /// @throws InterruptedException as for [#ask]
  /// @throws dev.picode.problem.PiCodeException `prompt-failed`
  public Optional<String> askHidden(String view) throws InterruptedException {
    terminal.flush();
    terminal.statusLine().hold();
    try (var _ = terminal.keyboard().lend();
        var _ = Echo.off(DEVICE, linux)
            .orElseThrow(() -> failed("what is typed cannot be kept from being shown"))) {
      terminal.err().printView(view);
      Optional<String> line = typed();
      terminal.err().println("");
      terminal.flush();
      return line;
    } finally {
      terminal.statusLine().release();
    }
  }

  /// Waits on a thread of its own: a read from a terminal does not end when a virtual thread is interrupted.
  private Optional<String> typed() throws InterruptedException {
    var reading = new FutureTask<>(Prompt::readLine);
    Thread reader = Thread.ofPlatform().daemon().name("picode-prompt").start(reading);
    try {
      return reading.get();
    } catch (InterruptedException e) {
      reader.interrupt();
      terminal.err().println("");
      throw e;
    } catch (ExecutionException e) {
      throw failed(String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()));
    }
  }

  private static Optional<String> readLine() throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(DEVICE), StandardOpenOption.READ)) {
      var bytes = ByteBuffer.allocate(MAX_BYTES);
      try {
        while (bytes.hasRemaining() && channel.read(bytes) > 0) {
          int end = bytes.position() - 1;
          if (bytes.get(end) == '\n') {
            return Optional.of(new String(bytes.array(), 0, end, StandardCharsets.UTF_8));
          }
        }
        return Optional.empty();
      } finally {
        Arrays.fill(bytes.array(), (byte) 0);
      }
    }
  }

  private static RuntimeException failed(String reason) {
    return Problem.of("prompt-failed", ProblemKind.EXTERNAL,
        "you cannot be asked at this terminal: " + reason).toException();
  }
}
