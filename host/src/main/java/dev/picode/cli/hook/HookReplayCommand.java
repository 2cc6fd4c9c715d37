package dev.picode.cli.hook;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliHooks;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.hook.EventRecords;
import dev.picode.plugin.hook.Firing;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.hook.HookRules;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode hook replay`: runs a recorded event again, with the hooks as they are now. Immutable.
///
/// What the event announced is not done. What the hooks do themselves they do again.
final class HookReplayCommand implements CliCommand {
  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Runs a recorded event again with the hooks as they are now, or lists those recorded";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(
            CliSpecs.optional("ID", "The event; without it those that are recorded are listed"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    EventRecords records = CliHooks.records(session);
    String id = parsed.matchedPositionalValue(0, "");
    if (id.isEmpty()) {
      return list(records, session);
    }
    EventRecords.Recorded recorded = records.find(id);
    if (recorded.cut()) {
      session.output()
          .notice("long texts of this event were cut: hooks see less than they saw then");
    }
    HookPipeline hooks = session.hooks()
        .pipeline(session, session.pipeline().registry(), HookRules.Recorder.NONE);
    int exit = HookFiring.show(session, recorded.event(), HookFiring.fire(session, hooks,
        Firing.of(recorded.event(), recorded.told())));
    session.output()
        .notice("when it was recorded, it ended in `" + recorded.verdict() + "`"
            + (recorded.reason() == null ? "" : ": " + recorded.reason()));
    return exit;
  }

  private static int list(EventRecords records, CliSession session) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    records.all().forEach(recorded -> rows.add(recorded.plain()));
    session.output()
        .result(new CommandResult(rows.isEmpty()
            ? new Display.Text("no event is recorded", rows)
            : new Display.Table(List.of("id", "time", "event", "verdict", "reason"), rows), 0));
    return 0;
  }
}
