package dev.picode.cli.hook;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.hook.Hook;
import dev.picode.plugin.hook.HookRegistry;
import dev.picode.plugin.manifest.HookContribution;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode hook list`: shows the hooks in the order they run, and why one will not. Immutable.
final class HookListCommand implements CliCommand {
  private static final List<String> COLUMNS = List.of("event", "hook", "layer", "priority", "runs",
      "why");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Shows the hooks in the order they run, and why one will not";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.optional("EVENT", "Only the hooks on this event"))
        .addOption(CliSpecs.flag(
            "Load the scripts too, to see whether they register what they declare", "--check"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String event = parsed.matchedPositionalValue(0, "");
    if (!event.isEmpty()) {
      HookRunCommand.requireEvent(event);
    }
    var idle = new IdleHooks(session);
    HookRegistry known = session.pipeline().registry();
    if (parsed.hasMatchedOption("--check")) {
      known = idle.checked(known);
    }
    var all = new ArrayList<>(idle.all());
    for (String each : known.events()) {
      all.addAll(known.on(each));
    }
    HookRegistry registry = HookRegistry.of(all);
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (String each : registry.events()) {
      if (event.isEmpty() || event.equals(each)) {
        registry.on(each).forEach(hook -> rows.add(row(hook)));
      }
    }
    session.output()
        .result(new CommandResult(rows.isEmpty()
            ? new Display.Text(event.isEmpty()
                ? "nobody listens to any event"
                : "nobody listens to `" + event + "`", rows)
            : new Display.Table(COLUMNS, rows), 0));
    return 0;
  }

  private static Map<String, @Nullable Object> row(Hook hook) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("event", hook.event());
    row.put("hook", hook.id());
    row.put("layer", hook.owner().layer().word());
    row.put("priority", (long) hook.priority());
    row.put("from", hook.owner().from());
    row.put("description", hook.description());
    row.put("match", match(hook.match()));
    row.put("onFailure", hook.onFailure() == null
        ? null
        : hook.onFailure().name().toLowerCase(Locale.ROOT));
    row.put("runs", hook.idle() == null);
    row.put("why", hook.idle());
    return row;
  }

  private static Map<String, List<String>> match(HookContribution.Match match) {
    var plain = new LinkedHashMap<String, List<String>>();
    plain.put("paths", match.paths());
    plain.put("commands", match.commands());
    plain.put("types", match.types());
    plain.values().removeIf(List::isEmpty);
    return plain;
  }
}
