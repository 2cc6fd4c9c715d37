package dev.picode.agent.view;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.ToolAnswer;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.DiffView;
import dev.picode.terminal.DisplayWidth;
import dev.picode.terminal.MarkdownStream;
import dev.picode.terminal.Sanitizer;
import dev.picode.terminal.Style;
import dev.picode.terminal.Terminal;
import dev.picode.terminal.TextOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Shows the agent at work to a person: what it says as Markdown while it comes, and a line for each call of a tool.
/// Safe for many threads.
///
/// What the model says goes to standard output; the rest to standard error, so that what is piped on is the answer.
public final class AgentText implements Consumer<AgentEvent> {
  private static final int LEAST_COLUMNS = 20;
  /// Of a failure so many lines are shown; the model gets all of them.
  private static final int FAILURE_LINES = 3;
  private static final int DIFF_LINES = 40;

  private final Terminal terminal;
  private final boolean streams;
  private final boolean quiet;
  private final UnaryOperator<String> redact;
  private final Map<String, String> titles = new HashMap<>();
  private @Nullable MarkdownStream speaking;
  private boolean thinking;
  private boolean spoke;

  /// A view.
  ///
  /// @param streams whether what the model says is shown while it comes; else nothing of it is
  /// @param quiet whether nothing else is shown
  /// @param redact takes secrets out of a text
  public AgentText(Terminal terminal, boolean streams, boolean quiet,
      UnaryOperator<String> redact) {
    this.terminal = terminal;
    this.streams = streams;
    this.quiet = quiet;
    this.redact = redact;
  }

  @Override
  public synchronized void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.Text(var text) -> say(text);
      case AgentEvent.Thought _ -> think();
      case AgentEvent.Restarted _ -> restarted();
      case AgentEvent.Notice(var text) -> aside(text);
      case AgentEvent.ToolStarted(var id, _, var title, _) -> titles.put(id, title);
      case AgentEvent.ToolEnded(var id, var name, var answer, var preview) -> ended(
          titles.getOrDefault(id, name), answer, preview);
      case AgentEvent.Compacted(var before, var after) -> aside(
          "the conversation was shortened from about " + before + " to " + after + " tokens");
      case AgentEvent.TurnEnded _,AgentEvent.Ended _ -> quiet();
      case AgentEvent.TurnStarted _,AgentEvent.ToolOutput _ -> {
      }
    }
  }

  private void say(String text) {
    if (!streams || text.isEmpty()) {
      return;
    }
    MarkdownStream stream = speaking;
    if (stream == null) {
      stream = new MarkdownStream(terminal.out().canvas());
      speaking = stream;
      if (spoke) {
        terminal.out().println("");
      }
    }
    thinking = false;
    spoke = true;
    show(stream.append(redact.apply(text)));
  }

  private void show(String lines) {
    if (!lines.isEmpty()) {
      terminal.out().printView(lines);
    }
  }

  /// That it thinks is said once; what it thinks is its own.
  private void think() {
    if (!thinking) {
      thinking = true;
      quiet();
      dim("thinking …");
    }
  }

  private void restarted() {
    quiet();
    aside("the answer broke off and begins once more");
  }

  private void aside(String text) {
    quiet();
    dim(redact.apply(text));
  }

  /// Ends what is being said.
  private void quiet() {
    MarkdownStream stream = speaking;
    if (stream != null) {
      speaking = null;
      show(stream.finish());
      terminal.out().flush();
    }
  }

  private void dim(String text) {
    if (!quiet) {
      Canvas canvas = terminal.err().canvas();
      terminal.err()
          .printView(canvas.paint(fitted(text, canvas), Style.DIM) + "\n");
    }
  }

  private void ended(String title, ToolAnswer answer, @Nullable String preview) {
    quiet();
    if (quiet) {
      return;
    }
    TextOutput err = terminal.err();
    Canvas canvas = err.canvas();
    String mark = answer.isError() ? "failed" : "done";
    String line = fitted(redact.apply(title + "  " + (answer.isError() ? "" : answer.summary())),
        canvas);
    err.printView(canvas.paint(mark.equals("failed") ? "! " : "* ",
        answer.isError() ? Style.RED : Style.GREEN) + line + "\n");
    if (answer.isError()) {
      beginning(answer.text(), FAILURE_LINES).forEach(each -> err.printView(
          canvas.paint("  " + fitted(redact.apply(each), canvas), Style.DIM) + "\n"));
    } else if (preview != null) {
      String shown = String.join("\n", beginning(redact.apply(preview), DIFF_LINES));
      err.printView(DiffView.render(shown, canvas));
    }
  }

  private static List<String> beginning(String text, int most) {
    var lines = new ArrayList<>(text.lines().limit(most + 1L).toList());
    if (lines.size() > most) {
      lines.set(most, "…");
    }
    return lines;
  }

  private static String fitted(String text, Canvas canvas) {
    return DisplayWidth.truncate(Sanitizer.line(text),
        Math.max(LEAST_COLUMNS, canvas.width() - 3));
  }
}
