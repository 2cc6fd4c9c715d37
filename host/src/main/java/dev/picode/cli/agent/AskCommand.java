package dev.picode.cli.agent;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.view.AgentJson;
import dev.picode.agent.view.AgentText;
import dev.picode.binding.JudgedAnswer;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.Input;
import dev.picode.cli.command.ResultOutput;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.schema.JsonSchema;
import dev.picode.terminal.Display;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode ask WORDS`, or `picode -p WORDS`: gives the agent something to do. Immutable.
///
/// @param talk the conversation of a prompt, null where the command stands alone
record AskCommand(@Nullable Talk talk) implements CliCommand {
  AskCommand() {
    this(null);
  }

  @Override
  public String name() {
    return "ask";
  }

  @Override
  public String group() {
    return "Agent";
  }

  @Override
  public String description() {
    return "Gives the agent something to do; `picode -p` for short";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CliSpecs.empty()
        .addPositional(CliSpecs.rest(0, "WORDS",
            "What it is to do; @PATH mentions a file, and standard input is added"));
    AskOptions.addTo(spec);
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var options = AskOptions.of(parsed, session.base());
    String words = words(parsed, session);
    var _ = session.scripts(); // what is made later would say for itself what an interrupt stops
    session.process().onInterrupt().accept(Thread.currentThread()::interrupt);
    try (var agent = CliAgent.open(session, options, talk)) {
      return run(words, options, session, agent);
    }
  }

  private static int run(String words, AskOptions options, CliSession session, CliAgent agent) {
    Consumer<AgentEvent> view = view(session, agent);
    AgentEvent.Ended ended = agent.run(words + options.shape(), view);
    JudgedAnswer judged = null;
    if (options.schema() != null && ended.problem() == null) {
      var shape = JsonSchema.of(options.schema(), "the schema");
      judged = JudgedAnswer.of(shape, ended.text());
      if (!judged.isRight()) {
        ended = agent.run(judged.complaint(), view);
        judged = JudgedAnswer.of(shape, ended.text());
      }
    }
    Problem problem = ended.problem();
    if (problem != null) {
      throw problem.toException();
    }
    if (judged != null && !judged.isRight()) {
      throw judged.failure();
    }
    session.output().result(result(session, agent, ended, judged));
    return 0;
  }

  private String words(ParseResult parsed, CliSession session) {
    List<?> given = parsed.matchedPositionalValue(0, List.of());
    String words = String.join(" ", given.stream().map(String::valueOf).toList());
    String input = isPiped(session)
        ? Input.text(session.process().input(), "what is to be done").strip()
        : "";
    if (words.isBlank() && input.isEmpty()) {
      throw Problem.of("usage", ProblemKind.USER, "`picode ask` needs words",
          "such as `picode -p \"what does this project do?\"`").toException();
    }
    return input.isEmpty() ? words : words.isBlank() ? input : words + "\n\n" + input;
  }

  private boolean isPiped(CliSession session) {
    return talk == null && "false".equals(session.process().property().apply("picode.stdin.tty"));
  }

  private static Consumer<AgentEvent> view(CliSession session, CliAgent agent) {
    ResultOutput output = session.output();
    UnaryOperator<String> redact = session.process().secrets().seen()::redact;
    if (output.isStream()) {
      output.line(AgentJson.begin(agent.session(), agent.model(),
          session.workspace().root().toString()));
      return event -> {
        if (!(event instanceof AgentEvent.Ended)) {
          output.line(AgentJson.of(event));
        }
      };
    }
    return new AgentText(output.terminal(), streams(output), session.options().quiet(), redact);
  }

  /// Whether a person sees what the model says while it comes.
  private static boolean streams(ResultOutput output) {
    return output.isText() && output.terminal().out().isTerminal();
  }

  private static CommandResult result(CliSession session, CliAgent agent, AgentEvent.Ended ended,
      @Nullable JudgedAnswer judged) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("text", ended.text());
    if (judged != null) {
      plain.put("value", judged.value());
    }
    plain.put("session", agent.session());
    plain.put("model", agent.model());
    plain.put("turns", (long) ended.turns());
    plain.put("usage", AgentJson.usage(ended.usage()));
    plain.put("cost", ended.cost());
    if (streams(session.output())) {
      return new CommandResult(null, 0); // they saw it
    }
    String text = judged == null ? ended.text().strip() : Json.write(judged.value());
    return new CommandResult(new Display.Text(text, plain), 0);
  }
}
