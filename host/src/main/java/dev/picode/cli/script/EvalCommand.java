package dev.picode.cli;

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
final class EvalCommand implements CliCommand {
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
        .addOption(CliSpecs.option("TIME", "Stop it after this time, such as 30s, 500ms or 2m",
            "--timeout"));
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
    String timeout = parsed.matchedOptionValue("--timeout", null);
    Duration deadline = timeout == null
        ? Duration.ofSeconds(session.config().get(Settings.EVAL_SECONDS))
        : duration(timeout);
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

  /// A time such as `30s`, `500ms`, `2m`, or a number of seconds.
  static Duration duration(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits > 0 && digits <= 9) {
      long number = Long.parseLong(text.substring(0, digits));
      Duration duration = switch (text.substring(digits)) {
        case "ms" -> Duration.ofMillis(number);
        case "s", "" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ZERO;
      };
      if (duration.isPositive()) {
        return duration;
      }
    }
    throw Problem.of("argument-invalid", ProblemKind.USER,
        "the option `--timeout` is `" + text + "`, expected a time such as 30s, 500ms or 2m")
        .toException();
  }
}
