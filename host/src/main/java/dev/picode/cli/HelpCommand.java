package dev.picode.cli;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.Help;
import dev.picode.plugin.command.CommandResult;
import dev.picode.terminal.Display;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode help [COMMAND]`. The command line takes it for `COMMAND --help` before it comes here with
/// a command; alone it shows the overview. Immutable.
final class HelpCommand implements CliCommand {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Shows this overview, or how one command is used";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.optional("COMMAND", "The command to tell about"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String text = Help.overview(session.commands(), session.output().terminal().out().canvas());
    if (session.output().isText()) {
      session.output().terminal().out().printView(text);
    } else {
      session.output().result(new CommandResult(new Display.Text(text), 0));
    }
    return 0;
  }
}
