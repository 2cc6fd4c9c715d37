package dev.picode.cli.command;

import dev.picode.binding.ScriptOutput;
import dev.picode.config.LogLevel;
import dev.picode.config.OutputFormat;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.secret.SeenSecrets;
import dev.picode.terminal.Display;
import dev.picode.terminal.DisplayView;
import dev.picode.terminal.ProblemView;
import dev.picode.terminal.Progress;
import dev.picode.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts what commands and scripts say where it belongs. Safe for many threads.
///
/// | | text | json | stream-json |
/// |---|---|---|---|
/// | the result | stdout, rendered | stdout, the one document | stdout, event `result` |
/// | shown meanwhile | stdout, rendered | stderr, rendered | stdout, event `show` |
/// | said piece by piece | stdout, rendered | nowhere | stdout, event `say` |
/// | progress | stderr, where it is a terminal | as text | stdout, event `progress` |
/// | log, from its level on | stderr | stderr | stdout, event `log` |
/// | a problem | stderr | stdout, the one document; stderr | stdout, event `error`; stderr |
public final class ResultOutput implements ScriptOutput {
  private final Terminal terminal;
  private final OutputFormat format;
  private final boolean quiet;
  private final LogLevel level;
  private final SeenSecrets secrets;
  private volatile boolean echoesLog;
  private @Nullable Progress progress;
  private @Nullable SaidMarkdown saying;

  /// @param secrets are taken out of what is told beside results
  public ResultOutput(Terminal terminal, OutputFormat format, boolean quiet, LogLevel level,
      SeenSecrets secrets) {
    this.secrets = secrets;
    this.terminal = terminal;
    this.format = format;
    this.quiet = quiet;
    this.level = level;
  }

  /// Where it is written.
  public Terminal terminal() {
    return terminal;
  }

  /// Whether standard output carries text for a person.
  public boolean isText() {
    return format == OutputFormat.TEXT;
  }

  /// Whether standard output carries a line an event.
  public boolean isStream() {
    return format == OutputFormat.STREAM_JSON;
  }

  /// Writes an event of a stream; secrets are taken out of it.
  public void line(Map<String, @Nullable Object> event) {
    terminal.out().printJson(secrets.redactAll(event));
    terminal.out().flush();
  }

  /// From now on what scripts log is shown as it is, details apart, whatever the level of the log: for code
  /// that a person evaluates.
  public void echoLog() {
    echoesLog = true;
  }

  /// Shows the result of a command; the last thing it does.
  public void result(CommandResult result) {
    endProgress();
    Display display = result.display();
    switch (format) {
      case TEXT -> {
        if (!endsSaying(display) && display != null) {
          terminal.out().printView(DisplayView.render(display, terminal.out().canvas()));
        }
      }
      case JSON -> terminal.out().printPrettyJson(display == null ? null : display.data());
      case STREAM_JSON -> event("result", "value", display == null ? null : display.data(), "exit",
          result.exitCode());
    }
  }

  /// Shows something as a line of its own, more of which may follow.
  ///
  /// @param text the line where output is text
  /// @param members what it is where output is JSON
  public void item(String text, Map<String, @Nullable Object> members) {
    if (isText()) {
      terminal.out().println(text);
    } else {
      terminal.out().printJson(members);
    }
    terminal.out().flush();
  }

  /// Shows why a command could not do its work.
  public void problem(Problem told) {
    Problem problem = secrets.redactor().problem(told);
    end();
    terminal.err().printView(ProblemView.render(problem, terminal.err().canvas()));
    switch (format) {
      case TEXT -> {
      }
      case JSON -> terminal.out().printPrettyJson(ProblemView.json(problem));
      case STREAM_JSON -> event("error", "error", ProblemView.json(problem).get("error"), "exit",
          problem.kind().exitCode());
    }
  }

  /// Shows what is wrong with something that the work can do without.
  public void warning(Problem problem) {
    if (!quiet) {
      terminal.err()
          .printView(ProblemView.render(secrets.redactor().problem(problem),
              terminal.err().canvas()));
    }
  }

  /// Shows a sentence that is neither result nor problem.
  public void notice(String text) {
    if (!quiet) {
      terminal.err().println("picode: " + secrets.redact(text));
    }
  }

  @Override
  public void show(Display display) {
    endsSaying(null);
    switch (format) {
      case TEXT -> terminal.out()
          .printView(DisplayView.render(display, terminal.out().canvas()));
      case JSON -> terminal.err()
          .printView(DisplayView.render(display, terminal.err().canvas()));
      case STREAM_JSON -> event("show", "value", display.data());
    }
  }

  @Override
  public synchronized void say(String piece) {
    if (format == OutputFormat.STREAM_JSON) {
      event("say", "text", piece);
      return;
    }
    if (format == OutputFormat.JSON) {
      return;
    }
    if (saying != null && saying.isFull()) {
      endsSaying(null);
    }
    if (saying == null) {
      saying = new SaidMarkdown(terminal.out().canvas());
    }
    said(saying.append(piece));
  }

  private void said(String lines) {
    if (!lines.isEmpty()) {
      endProgress();
      terminal.out().printView(lines);
      terminal.out().flush();
    }
  }

  /// Shows what is left of what was said.
  ///
  /// @param whole what may be the whole of it
  /// @return whether it is, so that all of it is shown
  private synchronized boolean endsSaying(@Nullable Display whole) {
    SaidMarkdown ended = saying;
    if (ended == null) {
      return false;
    }
    saying = null;
    Optional<String> rest = whole instanceof Display.Markdown(var text, _)
        ? ended.rest(text)
        : Optional.empty();
    rest.ifPresent(text -> said(ended.append(text)));
    said(ended.finish());
    return rest.isPresent();
  }

  @Override
  public synchronized void progress(String said, long done, long total) {
    String label = secrets.redact(said);
    if (format == OutputFormat.STREAM_JSON) {
      event("progress", "label", label, "done", done, "total", total);
      return;
    }
    if (progress == null) {
      progress = Progress.start(terminal, label, quiet, System::nanoTime);
    }
    progress.label(label);
    progress.at(done, total);
  }

  /// Shows what is left of what was said, and erases the progress line.
  public void end() {
    endsSaying(null);
    endProgress();
  }

  /// Erases the progress line.
  public synchronized void endProgress() {
    if (progress != null) {
      progress.close();
      progress = null;
    }
  }

  @Override
  public void log(String source, String lineLevel, String line) {
    String text = secrets.redact(line);
    LogLevel said = switch (lineLevel) {
      case "error" -> LogLevel.ERROR;
      case "warn" -> LogLevel.WARN;
      case "info" -> LogLevel.INFO;
      default -> LogLevel.DEBUG;
    };
    boolean echoed = echoesLog && !quiet && said != LogLevel.DEBUG;
    if (!echoed && said.compareTo(level) > 0) {
      return;
    }
    if (format == OutputFormat.STREAM_JSON) {
      event("log", "source", source, "level", lineLevel, "text", text);
    } else if (echoesLog) {
      terminal.err().println(text);
    } else {
      terminal.err().println(source + ": " + lineLevel + ": " + text);
    }
  }

  private void event(String type, @Nullable Object... members) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("type", type);
    for (int i = 0; i < members.length; i += 2) {
      event.put(String.valueOf(members[i]), members[i + 1]);
    }
    terminal.out().printJson(event);
    terminal.out().flush();
  }
}
