package dev.picode.cli;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandChain;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode run LINE`: runs several commands in one process. Immutable.
final class RunCommand implements CliCommand {
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
    return "Runs a line of commands, such as \"analyze && todo || notify\"";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("LINE",
            "Commands with && (go on after success), || (after failure) and ; between"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    List<String> global = session.options().words();
    return CommandChain.parse(parsed.matchedPositionalValue(0, ""))
        .run(words -> Cli.run(session.process(),
            Stream.concat(global.stream(), words.stream()).toArray(String[]::new)));
  }
}
