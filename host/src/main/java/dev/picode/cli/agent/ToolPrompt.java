package dev.picode.cli.agent;

import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.agent.approval.ApprovalPrompt;
import dev.picode.cli.command.ResultOutput;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.DiffView;
import dev.picode.terminal.Prompt;
import dev.picode.terminal.QuestionView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Asks the person at the terminal whether the agent may do something. Safe for many threads: one question stands at a
/// time.
///
/// Whatever is typed that is none of the choices is told to the model as the reason why not.
final class ToolPrompt implements ApprovalPrompt {
  /// More than this nobody reads to its end, and what cannot be read is not agreed to.
  private static final int MAX_TITLE = 4_000;
  private static final String CHOICES_ONCE = "Do it? (y)es, Enter or words for the model: no:";
  private static final String CHOICES = "Do it? (y)es, (s)ession, (a)lways, Enter or words for the model: no:";

  private final ResultOutput output;

  ToolPrompt(ResultOutput output) {
    this.output = output;
  }

  @Override
  public synchronized Optional<Choice> ask(String tool, ToolPlan plan, String rule) {
    Prompt prompt = output.isText() ? Prompt.open(output.terminal()).orElse(null) : null;
    if (prompt == null || plan.title().length() > MAX_TITLE) {
      return Optional.empty();
    }
    output.endProgress();
    String diff = plan.preview();
    String view = (diff == null ? "" : DiffView.render(diff, prompt.canvas()))
        + QuestionView.render("the agent wants to " + plan.title(), facts(plan, rule),
            rule.isEmpty() ? CHOICES_ONCE : CHOICES, prompt.canvas());
    try {
      return Optional.of(meaning(prompt.ask(view)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of("cancelled", ProblemKind.LIMIT, "you interrupted it").toException(e);
    }
  }

  private static Map<String, String> facts(ToolPlan plan, String rule) {
    var facts = new LinkedHashMap<String, String>();
    if (plan.target() instanceof ToolTarget.Runs(var commands, var cwd)) {
      facts.put(commands.size() == 1 ? "command" : "commands",
          String.join(" ; ", commands.stream().map(words -> String.join(" ", words)).toList()));
      facts.put("in", cwd);
    }
    if (!rule.isEmpty()) {
      facts.put("session and always allow", rule);
    }
    return facts;
  }

  /// What a typed line means.
  static Choice meaning(String line) {
    String said = line.strip();
    Scope scope = switch (said.toLowerCase(Locale.ROOT)) {
      case "y", "yes", "o", "once" -> Scope.ONCE;
      case "s", "session" -> Scope.SESSION;
      case "a", "always" -> Scope.ALWAYS;
      default -> Scope.DENY;
    };
    boolean plain = scope != Scope.DENY || List.of("", "n", "no", "d", "deny").contains(said);
    return new Choice(scope, plain ? "" : said);
  }
}
