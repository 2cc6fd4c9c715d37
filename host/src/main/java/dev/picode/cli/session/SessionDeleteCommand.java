package dev.picode.cli.session;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.terminal.Display;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode session delete SESSION`: deletes a session. Immutable.
final class SessionDeleteCommand implements CliCommand {
  @Override
  public String name() {
    return "delete";
  }

  @Override
  public String group() {
    return "Agent";
  }

  @Override
  public String description() {
    return "Deletes a session";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty().addPositional(SessionPlace.argument());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String id = SessionPlace.store(session).delete(SessionPlace.named(parsed));
    session.output()
        .result(new CommandResult(
            new Display.Text("`" + id + "` is deleted.", Map.of("id", id, "deleted", true)), 0));
    return 0;
  }
}
