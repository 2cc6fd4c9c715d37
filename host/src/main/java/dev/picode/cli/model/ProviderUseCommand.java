package dev.picode.cli.model;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.config.ModelSettings;
import dev.picode.config.SettingsFile;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.provider.ModelName;
import dev.picode.plugin.provider.ProviderState;
import dev.picode.terminal.Display;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode provider use PROVIDER[/MODEL]`: from now on this model is asked. Immutable.
final class ProviderUseCommand implements CliCommand {
  @Override
  public String name() {
    return "use";
  }

  @Override
  public String group() {
    return "Models";
  }

  @Override
  public String description() {
    return "Chooses the model that is asked from now on";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("MODEL",
            "The model as PROVIDER/MODEL, or a provider for its first model"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var models = new CliModels(session);
    ModelName name = ModelName.parse(parsed.matchedPositionalValue(0, ""));
    var _ = models.providers().registry().find(name.provider());
    ModelName whole = models.chooser().whole(name);
    new SettingsFile(session.folders().configFile()).set(ModelSettings.DEFAULT, whole.text());
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("model", whole.text());
    plain.put("file", session.folders().configFile().toString());
    session.output()
        .result(new CommandResult(new Display.Text("`" + whole.text() + "` is asked from now on",
            plain), 0));
    hint(models, name, session);
    return 0;
  }

  private static void hint(CliModels models, ModelName name, CliSession session) {
    for (ProviderState state : models.states()) {
      if (state.name().equals(name.provider())
          && state.readiness() == ProviderState.Readiness.KEY_MISSING) {
        session.output()
            .notice("its key `" + state.entry().provider().key().secret() + "` is not set yet");
      }
    }
    String variable = ModelSettings.DEFAULT.variable();
    if (!session.process().environment().getOrDefault(variable, "").isEmpty()) {
      session.output().notice("`" + variable + "` is set, and counts before it");
    }
  }
}
