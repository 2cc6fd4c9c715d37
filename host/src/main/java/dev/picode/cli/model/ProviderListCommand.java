package dev.picode.cli.model;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.config.ModelSettings;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.manifest.ProviderContribution;
import dev.picode.plugin.provider.ModelName;
import dev.picode.plugin.provider.ProviderState;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode provider list`: the providers there are and whether each could be asked, without asking any and without
/// running a script. Immutable.
final class ProviderListCommand implements CliCommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String group() {
    return "Models";
  }

  @Override
  public String description() {
    return "Lists the providers and whether each could be asked, without asking any";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var models = new CliModels(session);
    String set = session.config().get(ModelSettings.DEFAULT);
    String chosen = set.isEmpty() ? "" : ModelName.parse(set).provider();
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (ProviderState state : models.states()) {
      rows.add(row(state, state.name().equals(chosen)));
    }
    Display display = rows.isEmpty()
        ? new Display.Text("No extension has a provider.", rows)
        : new Display.Table(List.of("name", "chosen", "state", "at"), rows);
    models.providers().registry().clashes().forEach(session.output()::notice);
    session.output().result(new CommandResult(display, 0));
    return 0;
  }

  private static Map<String, @Nullable Object> row(ProviderState state, boolean isChosen) {
    ProviderContribution provider = state.entry().provider();
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("name", state.name());
    row.put("chosen", isChosen ? "yes" : "");
    row.put("state", words(state));
    row.put("at", state.base().url());
    row.put("description", provider.description());
    row.put("extension", state.entry().extension().id());
    row.put("secret", provider.key().isSome() ? provider.key().secret() : null);
    row.put("secretSet", state.readiness() == ProviderState.Readiness.KEY_SET);
    row.put("hosts", provider.hosts().stream().map(Object::toString).toList());
    row.put("baseUrlFrom", state.base().isOwn() ? state.base().source() : null);
    row.put("baseUrlVariable",
        provider.base().variable().isEmpty() ? null : provider.base().variable());
    row.put("local", provider.isLocal());
    return row;
  }

  private static String words(ProviderState state) {
    String secret = state.entry().provider().key().secret();
    return switch (state.readiness()) {
      case KEY_SET -> secret + " is set";
      case KEY_MISSING -> secret + " is not set";
      case NO_KEY_NEEDED -> "needs no key";
      case LOCAL -> "if it runs here";
      case NOWHERE -> "nobody said where";
    };
  }
}
