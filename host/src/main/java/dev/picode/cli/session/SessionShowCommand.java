package dev.picode.cli.session;

import dev.picode.agent.session.SessionExport;
import dev.picode.agent.session.StoredSession;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.llm.json.EventJson;
import dev.picode.llm.json.RequestJson;
import dev.picode.plugin.command.CommandResult;
import dev.picode.terminal.Display;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode session show SESSION`: what was said in a session. Immutable.
final class SessionShowCommand implements CliCommand {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String group() {
    return "Agent";
  }

  @Override
  public String description() {
    return "Shows what was said in a session";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty().addPositional(SessionPlace.argument());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    StoredSession stored = SessionPlace.store(session).load(SessionPlace.named(parsed));
    session.output()
        .result(new CommandResult(
            new Display.Markdown(SessionExport.markdown(stored), plain(stored)), 0));
    return 0;
  }

  /// The conversation is what a model is sent if it goes on.
  private static Map<String, @Nullable Object> plain(StoredSession stored) {
    Map<String, @Nullable Object> plain = SessionPlace.plain(stored.header());
    plain.put("name", stored.name());
    plain.put("usage", EventJson.write(stored.usage()));
    plain.put("cost", stored.cost());
    plain.put("damagedLines", (long) stored.damaged());
    plain.put("messages",
        stored.conversation().messages().stream().map(RequestJson::message).toList());
    return plain;
  }
}
