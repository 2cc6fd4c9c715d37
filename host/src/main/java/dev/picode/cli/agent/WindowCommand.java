package dev.picode.cli.agent;

import dev.picode.agent.context.ContextParts;
import dev.picode.agent.context.ContextShare;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.terminal.Display;
import dev.picode.terminal.TableView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `/context` at the prompt: what fills the window of the model in the conversation, part by part. Immutable.
record WindowCommand(Talk talk) implements CliCommand {
  @Override
  public String name() {
    return "context";
  }

  @Override
  public String group() {
    return "Agent";
  }

  @Override
  public String description() {
    return "Shows what fills the window of the model";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    try (var agent = CliAgent.open(session, AskOptions.NONE, talk)) {
      ContextParts parts = agent.window();
      if (session.output().isText()) {
        session.output().terminal().out().printView(text(agent.model(), parts, session));
      } else {
        session.output()
            .result(new CommandResult(new Display.Text("", data(agent.model(), parts)), 0));
      }
    }
    return 0;
  }

  private String text(String model, ContextParts parts, CliSession session) {
    var rows = new ArrayList<List<String>>();
    for (ContextShare share : parts.shares()) {
      rows.add(List.of(share.name(), share.origin().text(), String.valueOf(share.tokens()),
          percent(share.tokens(), parts)));
    }
    rows.add(List.of("all", "", String.valueOf(parts.tokens()), percent(parts.tokens(), parts)));
    String begun = talk.session().isEmpty()
        ? "Nothing was said yet; this goes along with the first words."
        : "The conversation is shortened from " + parts.compactsAt() + " tokens on.";
    return TableView.render(List.of("part", "from", "tokens", "share"), rows,
        session.output().terminal().out().canvas())
        + "\n" + (parts.isWindowKnown()
            ? "`" + model + "` takes " + parts.window() + " tokens."
            : "Nobody says how many tokens `" + model + "` takes; " + parts.window()
                + " are assumed.")
        + "\n" + begun + "\n";
  }

  private static String percent(long tokens, ContextParts parts) {
    return String.format(Locale.ROOT, "%.1f%%", tokens * 100.0 / Math.max(1, parts.window()));
  }

  private Map<String, @Nullable Object> data(String model, ContextParts parts) {
    var shares = new ArrayList<Map<String, @Nullable Object>>();
    for (ContextShare share : parts.shares()) {
      var each = new LinkedHashMap<String, @Nullable Object>();
      each.put("part", share.name());
      each.put("origin", share.origin().text());
      each.put("tokens", share.tokens());
      each.put("share", share.tokens() / (double) Math.max(1, parts.window()));
      shares.add(each);
    }
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("model", model);
    data.put("session", talk.session().orElse(null));
    data.put("tokens", parts.tokens());
    data.put("window", parts.window());
    data.put("windowKnown", parts.isWindowKnown());
    data.put("compactsAt", parts.compactsAt());
    data.put("parts", shares);
    return data;
  }
}
