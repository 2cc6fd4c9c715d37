package dev.picode.cli.session;

import dev.picode.agent.session.SessionLog;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.terminal.Display;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode session fork SESSION`: begins a session with all that was said in another one. Immutable.
final class SessionForkCommand implements CliCommand {
  @Override
  public String name() {
    return "fork";
  }

  @Override
  public String group() {
    return "Agent";
  }

  @Override
  public String description() {
    return "Begins a session with all that was said in another one";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty().addPositional(SessionPlace.argument());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    try (SessionLog fork = SessionPlace.store(session).fork(SessionPlace.named(parsed))) {
      session.output()
          .result(new CommandResult(new Display.Text("The fork is `" + fork.id() + "`.",
              SessionPlace.plain(fork.header())), 0));
    }
    return 0;
  }
}
