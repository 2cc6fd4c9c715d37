package dev.picode.terminal;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The process's two output streams and what they can show. Safe for many threads.
///
/// Results go to [#out], everything else to [#err]. Nothing may be lost: whoever opened a terminal
/// calls [#flush] before the process ends.
public final class Terminal {
  private static final String TYPED_MARK = "> ";

  private final TerminalFacts facts;
  private final StatusLine statusLine;
  private final TextOutput out;
  private final TextOutput err;
  private final Keyboard keyboard;

  private Terminal(
      OutputStream out, OutputStream err, TerminalFacts facts, Appearance appearance) {
    this.facts = facts;
    this.statusLine = new StatusLine(err, facts.canErase() && !appearance.spoken());
    boolean outIsTerminal = facts.outIsTerminal();
    this.out = new TextOutput(out, outIsTerminal, outIsTerminal,
        canvas(facts, appearance, outIsTerminal, facts.outHasColor()), statusLine);
    this.err = new TextOutput(err, facts.errIsTerminal(), true,
        canvas(facts, appearance, facts.errIsTerminal(), facts.errHasColor()), statusLine);
    this.keyboard = Keyboard.NONE;
  }

  private Terminal(Terminal same, Keyboard keyboard) {
    this.facts = same.facts;
    this.statusLine = same.statusLine;
    this.out = same.out;
    this.err = same.err;
    this.keyboard = keyboard;
  }

  /// The same terminal, whose questions borrow the keys from whoever reads them meanwhile.
  public Terminal with(Keyboard other) {
    return new Terminal(this, other);
  }

  Keyboard keyboard() {
    return keyboard;
  }

  /// Shows at the bottom what a person types while something runs: its end, where it is longer than a line. Nothing is
  /// shown where a line cannot be erased.
  ///
  /// @param text from anywhere; empty for nothing
  public void showTyped(String text) {
    if (text.isEmpty()) {
      statusLine.typed("");
      return;
    }
    String line = Sanitizer.line(text.replace('\n', ' '));
    int room = Math.max(1, err.canvas().width() - TYPED_MARK.length() - 2);
    while (DisplayWidth.columns(line) > room) {
      line = line.substring(line.offsetByCodePoints(0, 1));
    }
    statusLine.typed(TYPED_MARK + line);
  }

  private static Canvas canvas(
      TerminalFacts facts, Appearance appearance, boolean isTerminal, boolean hasColor) {
    if (appearance.spoken()) {
      return Canvas.spoken(facts.columns());
    }
    var palette = hasColor ? appearance.palette().apply(facts.colors()) : Palette.PLAIN;
    boolean links = switch (appearance.links()) {
      case AUTO -> isTerminal && facts.links();
      case ALWAYS -> isTerminal || hasColor;
      case NEVER -> false;
    };
    return new Canvas(facts.columns(), palette, facts.unicode(), links, false);
  }

  /// The terminal of this process; facts as by [TerminalFacts#of].
  ///
  /// @param property gives a system property, `null` where it is not set
  public static Terminal open(
      Map<String, String> environment,
      Function<String, @Nullable String> property,
      ColorChoice choice) {
    return open(environment, property, Appearance.of(choice));
  }

  /// The terminal of this process as a person wants it to look.
  ///
  /// @param property gives a system property, `null` where it is not set
  public static Terminal open(
      Map<String, String> environment,
      Function<String, @Nullable String> property,
      Appearance appearance) {
    return of(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        TerminalFacts.of(environment, property, appearance.color()), appearance);
  }

  /// A terminal on these streams.
  public static Terminal of(OutputStream out, OutputStream err, TerminalFacts facts) {
    return of(out, err, facts, Appearance.of(ColorChoice.AUTO));
  }

  /// A terminal on these streams, as a person wants it to look.
  public static Terminal of(
      OutputStream out, OutputStream err, TerminalFacts facts, Appearance appearance) {
    return new Terminal(out, err, facts, appearance);
  }

  /// Writes a line of ours to standard output with nothing set up for it.
  ///
  /// @return whether it could be written
  public static boolean say(String line) {
    try {
      new FileOutputStream(FileDescriptor.out)
          .write((line + "\n").getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Standard input of this process.
  public static InputStream input() {
    return new FileInputStream(FileDescriptor.in);
  }

  /// Says something beside the point on standard error, in one dim line.
  ///
  /// @param text from anywhere
  public void aside(String text) {
    Canvas canvas = err.canvas();
    String line = DisplayWidth.truncate(Sanitizer.line(text), Math.max(1, canvas.width() - 1));
    err.printView(canvas.paint(line, Style.DIM) + "\n");
  }

  /// Standard output: results only.
  public TextOutput out() {
    return out;
  }

  /// Standard error: problems, notices and progress.
  public TextOutput err() {
    return err;
  }

  /// What is known about the streams.
  public TerminalFacts facts() {
    return facts;
  }

  /// Hands everything that was written to the system.
  public void flush() {
    out.flush();
    err.flush();
  }

  /// Whether standard output takes nothing more, because its reader is gone or writing failed. A long
  /// command may stop early then.
  public boolean outputBroken() {
    return out.isBroken();
  }

  /// Why standard output takes nothing more, where that is worth telling: a full disk is, a reader that
  /// has read enough (`| head`) is not.
  public Optional<Problem> outputProblem() {
    IOException failure = out.failure();
    if (failure == null) {
      return Optional.empty();
    }
    String reason = String.valueOf(failure.getMessage());
    if (reason.contains("roken pipe") || reason.contains("pipe is being closed")
        || reason.contains("pipe has been ended") || reason.contains("Connection reset")) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.of(
            "output-failed",
            ProblemKind.EXTERNAL,
            "standard output cannot be written: " + reason));
  }

  StatusLine statusLine() {
    return statusLine;
  }
}
