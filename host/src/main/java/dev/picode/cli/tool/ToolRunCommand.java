package dev.picode.cli.tool;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.Input;
import dev.picode.cli.script.ScriptCommand;
import dev.picode.plugin.hook.HookChain;
import dev.picode.plugin.tool.AnnouncedTool;
import dev.picode.plugin.tool.ToolCall;
import dev.picode.plugin.tool.ToolRegistry;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode tool run NAME`: calls a tool as a model would. Immutable.
final class ToolRunCommand implements CliCommand {
  @Override
  public String name() {
    return "run";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Calls a tool as a model would, and shows what it gives back";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("NAME", "The tool, or id:name"))
        .addOption(CliSpecs.option("JSON",
            "What it is called with, an object; - reads standard input (default: {})", "--params"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    ToolRegistry.Entry entry = new ToolRegistry(session.commands().extensions())
        .find(parsed.matchedPositionalValue(0, ""));
    Map<String, @Nullable Object> parameters = parameters(parsed, session);
    Outcome outcome = new AnnouncedTool(session.pipeline(), entry.tool().name(), "picode")
        .run(parameters, given -> new ToolCall(entry).with(given,
            (extension, handler, input) -> HookChain.running(extension.id(),
                extension.manifest().language(), () -> session.scripts()
                    .call(extension, handler, Grants.NONE, input,
                        session.commandDeadline(extension.manifest().deadlineSeconds())))));
    return ScriptCommand.finish(outcome, entry.extension().id() + "/", session.output());
  }

  private static Map<String, @Nullable Object> parameters(ParseResult parsed,
      CliSession session) {
    String given = parsed.matchedOptionValue("--params", "{}");
    String text = given.equals("-") ? Input.text(session.process().input(), "the JSON") : given;
    try {
      if (Json.parse(text) instanceof Map<?, ?> map) {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, value) -> parameters.put(String.valueOf(name), value));
        return parameters;
      }
    } catch (JsonSyntaxException e) {
      throw invalid("the parameters are not JSON: " + e.getMessage());
    }
    throw invalid("the parameters are no object");
  }

  private static RuntimeException invalid(String message) {
    return Problem.of("argument-invalid", ProblemKind.USER, message,
        "such as `--params '{\"name\": \"value\"}'`").toException();
  }
}
