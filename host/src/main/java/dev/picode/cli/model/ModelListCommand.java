package dev.picode.cli.model;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelPrice;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.provider.ProviderState;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.json.JsonMembers;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode model list`: the models of the providers that could be asked. Immutable.
final class ModelListCommand implements CliCommand {
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
    return "Lists the models of the providers that could be asked";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addOption(CliSpecs.option("PROVIDER",
            "Only those of this provider, be it ready or not", "--provider"))
        .addOption(CliSpecs.flag(
            "Asks the services what they have; else it is what is known without asking", "--ask"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var models = new CliModels(session);
    boolean asks = parsed.matchedOptionValue("--ask", false);
    String only = parsed.matchedOptionValue("--provider", "");
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    if (!only.isEmpty()) {
      (asks ? models.asked(only) : models.known(only)).forEach(model -> rows.add(row(only, model)));
    } else {
      for (ProviderState state : models.states()) {
        if (state.isReady() || (asks && state.readiness() == ProviderState.Readiness.LOCAL)) {
          of(state, asks, models, session).forEach(model -> rows.add(row(state.name(), model)));
        }
      }
    }
    Display display = rows.isEmpty()
        ? new Display.Text(nothing(only, asks), rows)
        : new Display.Table(List.of("model", "title", "context", "can"), rows);
    session.output().result(new CommandResult(display, 0));
    return 0;
  }

  /// Where one service does not answer, the others count; that a server is not running here is no news.
  private static List<ModelInfo> of(ProviderState state, boolean asks, CliModels models,
      CliSession session) {
    if (!asks) {
      return models.known(state.name());
    }
    try {
      return models.asked(state.name());
    } catch (PiCodeException e) {
      if (state.isReady()) {
        session.output().warning(e.problem());
      }
      return List.of();
    }
  }

  private static String nothing(String only, boolean asks) {
    return only.isEmpty()
        ? "No provider is ready; `picode provider list` says what each needs."
        : "`" + only + "` "
            + (asks ? "lists no models." : "knows no models without asking; try `--ask`.");
  }

  private static Map<String, @Nullable Object> row(String provider, ModelInfo model) {
    var can = new ArrayList<String>();
    if (model.supports().tools()) {
      can.add("tools");
    }
    if (model.supports().images()) {
      can.add("images");
    }
    if (model.supports().thinking()) {
      can.add("thinking");
    }
    long context = model.supports().maxContextTokens();
    ModelPrice price = model.price();
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("model", provider + "/" + model.id());
    row.put("title", model.title());
    row.put("context", context == 0 ? null : context);
    row.put("can", String.join(", ", can));
    row.put("provider", provider);
    row.put("id", model.id());
    row.put("streaming", model.supports().streaming());
    row.put("tools", model.supports().tools());
    row.put("images", model.supports().images());
    row.put("thinking", model.supports().thinking());
    row.put("maxOutputTokens", model.maxOutputTokens() == 0 ? null : model.maxOutputTokens());
    row.put("price", price == null
        ? null
        : JsonMembers.of("input", price.input(), "output", price.output(), "cacheRead",
            price.cacheRead(),
            "cacheWrite", price.cacheWrite()));
    return row;
  }
}
