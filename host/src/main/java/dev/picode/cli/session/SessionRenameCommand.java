package dev.picode.cli.session;

import dev.picode.agent.session.SessionStore;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.terminal.Display;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode session rename SESSION [NAME]`: gives a session a name. Immutable.
final class SessionRenameCommand implements CliCommand {
  @Override
  public String name() {
    return "rename";
  }

  @Override
  public String group() {
    return "Agent";
  }

  @Override
  public String description() {
    return "Gives a session a name, or takes its name away";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(SessionPlace.argument())
        .addPositional(
            CliSpecs.rest(1, "NAME", "What it is called from now on; nothing for no name"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    SessionStore store = SessionPlace.store(session);
    String id = store.find(SessionPlace.named(parsed));
    String name = String.join(" ", parsed.matchedPositionalValue(1, List.<String>of()));
    store.rename(id, name);
    session.output()
        .result(new CommandResult(new Display.Text(name.isEmpty()
            ? "`" + id + "` has no name now."
            : "`" + id + "` is called `" + name + "` now.", Map.of("id", id, "name", name)), 0));
    return 0;
  }
}
