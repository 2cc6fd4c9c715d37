package dev.picode.cli.script;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.Input;
import dev.picode.cli.command.TimeoutOption;
import dev.picode.config.Settings;
import dev.picode.plugin.AllowOption;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Language;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `picode eval`: evaluates code in the sandbox and shows its value. Immutable.
public final class EvalCommand implements CliCommand {
  @Override
  public String name() {
    return "eval";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Evaluates code in the sandbox, with the script API as `ctx`";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addOption(code("--js", "JavaScript to evaluate, await allowed anywhere"))
        .addOption(code("--py", "Python to evaluate"))
        .addOption(OptionSpec.builder("--allow")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("WHAT")
            .description(
                "Let it do more than look at the workspace, such as write=docs/**,net=api.acme.com")
            .build())
        .addOption(TimeoutOption.of("Stop it after this time, such as 30s, 500ms or 2m"));
  }

  private static OptionSpec code(String option, String what) {
    return CliSpecs.option("CODE", "The " + what + "; - reads standard input", option);
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    Language language = language(parsed);
    session.workers().warm(language);
    Grants grants = Grants.PERSON.and(AllowOption.parse(allowed(parsed)));
    String given = parsed.matchedOptionValue(
        language == Language.PYTHON ? "--py" : "--js", "");
    String code = given.equals("-")
        ? Input.text(session.process().input(), "the code")
        : given;
    Duration deadline = TimeoutOption.in(parsed,
        Duration.ofSeconds(session.config().get(Settings.EVAL_SECONDS)));
    session.output().echoLog();
    return ScriptCommand.finish(
        session.scripts().evaluate(language, code, "eval", grants, deadline), "",
        session.output());
  }

  private static Language language(ParseResult parsed) {
    boolean js = parsed.hasMatchedOption("--js");
    boolean py = parsed.hasMatchedOption("--py");
    if (js == py) {
      throw Problem.of("usage", ProblemKind.USER, js
          ? "`picode eval` takes code in one language, not in two"
          : "`picode eval` needs code to evaluate",
          "`picode eval --js CODE` or `picode eval --py CODE`").toException();
    }
    return js ? Language.JAVASCRIPT : Language.PYTHON;
  }

  private static List<String> allowed(ParseResult parsed) {
    List<?> values = parsed.matchedOptionValue("--allow", List.of());
    return values.stream().map(String::valueOf).toList();
  }
}
