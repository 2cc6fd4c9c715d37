package dev.picode.cli.agent;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.model.CliModels;
import dev.picode.llm.ModelInfo;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.provider.ModelName;
import dev.picode.terminal.Display;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `/model [NAME]` and `/provider [NAME]` at the prompt: who is asked in the conversation. Immutable.
///
/// @param name which of the two it is
record TalkModelCommand(Talk talk, String name) implements CliCommand {
  @Override
  public String group() {
    return "Agent";
  }

  @Override
  public String description() {
    return "Shows or changes the " + name + " of the conversation";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.optional("NAME", "From the next words on, until the prompt ends"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var models = new CliModels(session);
    String given = parsed.matchedPositionalValue(0, "");
    if (given.isEmpty()) {
      ModelName now = now(models);
      show(session, now, "`" + (isProvider() ? now.provider() : now.text())
          + "` is asked; `/" + name + " " + (isProvider() ? "PROVIDER" : "PROVIDER/MODEL")
          + "` changes that here, `/provider use` for good, and `/" + name + " list` lists them");
      return 0;
    }
    ModelName whole = models.chooser().whole(meant(given, models));
    talk.asks(whole.text());
    show(session, whole, "`" + whole.text() + "` is asked from the next words on"
        + (isUnknown(whole, models)
            ? "; it is none of those known here, which `/model list` lists"
            : ""));
    return 0;
  }

  /// A provider may have models that nobody here knows of, so it is asked all the same.
  private static boolean isUnknown(ModelName model, CliModels models) {
    List<ModelInfo> known = models.known(model.provider());
    return !known.isEmpty() && known.stream().noneMatch(each -> each.id().equals(model.model()));
  }

  private boolean isProvider() {
    return name.equals("provider");
  }

  private ModelName now(CliModels models) {
    return talk.model().map(ModelName::parse).orElseGet(() -> models.choose("ask", false));
  }

  /// A model that is named alone is one of the provider that is asked now.
  private ModelName meant(String given, CliModels models) {
    boolean known = given.contains("/")
        || models.providers().registry().providers().containsKey(given);
    return known || isProvider()
        ? ModelName.parse(given)
        : ModelName.parse(now(models).provider() + "/" + given);
  }

  private static void show(CliSession session, ModelName model, String sentence) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("provider", model.provider());
    data.put("model", model.text());
    session.output().result(new CommandResult(new Display.Text(sentence, data), 0));
  }
}
