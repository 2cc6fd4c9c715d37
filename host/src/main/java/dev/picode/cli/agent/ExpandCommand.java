package dev.picode.cli.agent;

import dev.picode.agent.session.SessionEntry;
import dev.picode.agent.session.StoredSession;
import dev.picode.agent.session.TimedEntry;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.session.SessionPlace;
import dev.picode.llm.Part;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `/expand [N]` at the prompt: a call of a tool, all of what it was asked and what it answered. Immutable.
///
/// It is told as the session has it, so without known secrets.
record ExpandCommand(Talk talk) implements CliCommand {
  /// A call, with what came of it where it ended.
  private record Call(Part.ToolCall call, Part.@Nullable ToolResult result) {}

  @Override
  public String name() {
    return "expand";
  }

  @Override
  public String group() {
    return "Agent";
  }

  @Override
  public String description() {
    return "Shows the whole of a tool call";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.optional("N", "Which one: 1 is the last, 2 the one before it"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String given = parsed.matchedPositionalValue(0, "1");
    int back = given.matches("[1-9]\\d{0,5}") ? Integer.parseInt(given) : 0;
    List<Call> calls = talk.session()
        .map(id -> calls(SessionPlace.store(session).load(id)))
        .orElseGet(List::of);
    if (back < 1 || back > calls.size()) {
      throw Problem.of("usage", ProblemKind.USER,
          calls.isEmpty()
              ? "no tool was called in this conversation"
              : "there is no call `" + given + "`",
          calls.isEmpty()
              ? "the agent calls them when you give it something to do"
              : "there were " + calls.size() + ", and 1 is the last")
          .toException();
    }
    Call call = calls.get(calls.size() - back);
    session.output().result(new CommandResult(new Display.Text(text(call), data(call)), 0));
    return 0;
  }

  private static List<Call> calls(StoredSession stored) {
    var asked = new ArrayList<Part.ToolCall>();
    var results = new HashMap<String, Part.ToolResult>();
    for (TimedEntry timed : stored.entries()) {
      switch (timed.entry()) {
        case SessionEntry.Said said -> asked.addAll(said.message().toolCalls());
        case SessionEntry.Result(var result, _) -> results.put(result.callId(), result);
        case SessionEntry.Answered _,SessionEntry.Named _,SessionEntry.Compacted _ -> {
        }
      }
    }
    return asked.stream().map(call -> new Call(call, results.get(call.id()))).toList();
  }

  private static String text(Call call) {
    var text = new StringBuilder(call.call().name()).append('\n');
    call.call()
        .arguments()
        .forEach((name, value) -> text.append("  ")
            .append(name)
            .append(": ")
            .append((value instanceof String said ? said : Json.write(value)).replace("\n",
                "\n    "))
            .append('\n'));
    Part.ToolResult result = call.result();
    return text.append(result == null
        ? "it did not end\n"
        : (result.isError() ? "failed:\n" : "answered:\n") + answer(result))
        .toString();
  }

  private static String answer(Part.ToolResult result) {
    return result.parts()
        .stream()
        .map(part -> part instanceof Part.Text(var said) ? said : "[a picture]")
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, @Nullable Object> data(Call call) {
    Part.ToolResult result = call.result();
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("tool", call.call().name());
    data.put("arguments", call.call().arguments());
    data.put("answer", result == null ? null : answer(result));
    data.put("failed", result == null ? null : result.isError());
    return data;
  }
}
