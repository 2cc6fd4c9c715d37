package dev.picode.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode tool`: the tools that extensions contribute for models. Without a subcommand it lists them.
/// Immutable.
final class ToolCommand implements CliCommand {
  private static final ToolListCommand LIST = new ToolListCommand();

  @Override
  public String name() {
    return "tool";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Lists and runs the tools that extensions have for models";
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create();
  }

  @Override
  public List<CliCommand> subcommands() {
    return List.of(LIST, new ToolRunCommand());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    return LIST.run(parsed, session);
  }
}
