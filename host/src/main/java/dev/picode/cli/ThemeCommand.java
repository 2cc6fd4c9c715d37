package dev.picode.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode theme`: the colours of output. Without a subcommand it shows its help. Immutable.
final class ThemeCommand implements CliCommand {
  private static final List<CliCommand> VERBS = List.of(new ThemeListCommand(),
      new ThemeShowCommand());

  @Override
  public String name() {
    return "theme";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Lists and shows the themes that output is coloured by";
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create();
  }

  @Override
  public List<CliCommand> subcommands() {
    return VERBS;
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    return Help.show(this, session);
  }
}
