package dev.picode.plugin.manifest;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads `contributes` of a manifest: an entry that is wrong is left out alone. Confined to one thread.
final class ContributionsReader {
  private static final List<String> KINDS = List.of("commands", "hooks", "tools", "providers");

  private final JsonObject contributes;
  private final Consumer<Problem> refused;
  private final Set<Handler> seen = new HashSet<>();

  private ContributionsReader(JsonObject contributes, Consumer<Problem> refused) {
    this.contributes = contributes;
    this.refused = refused;
  }

  static Contributions read(JsonObject contributes, Consumer<Problem> refused) {
    return new ContributionsReader(contributes, refused).all();
  }

  private Contributions all() {
    for (String kind : contributes.names()) {
      if (!KINDS.contains(kind)) {
        refused.accept(
            contributes.unknown(kind, "`contributes." + kind + "` is not known", KINDS).problem());
      }
    }
    return new Contributions(
        contributes.objects("commands", this::command, refused),
        contributes.objects("hooks", this::hook, refused),
        contributes.objects("tools", this::tool, refused),
        contributes.objects("providers", this::provider, refused));
  }

  private CommandContribution command(JsonObject command) {
    command.only("name", "description", "group", "args", "examples");
    var read = new CommandContribution(
        name(command),
        command.text("description"),
        command.text("group", "Extensions"),
        command.has("args") ? ArgumentsReader.read(command.object("args")) : List.of(),
        command.texts("examples"));
    once(Handler.command(read.name()), command, "name");
    return read;
  }

  private HookContribution hook(JsonObject hook) {
    hook.only("event", "name", "description", "priority", "enabled", "match", "onFailure",
        "deadlineMillis");
    String event = hook.text("event");
    if (!EventNames.isKnown(event)) {
      throw hook.wrong("event", "an event: there is no `" + event + "`", EventNames.hint(event));
    }
    var read = new HookContribution(
        event,
        hook.has("name") ? name(hook) : "",
        hook.text("description", ""),
        priority(hook),
        !hook.has("enabled") || hook.flag("enabled"),
        hook.has("match") ? match(hook.object("match")) : HookContribution.Match.ALL,
        onFailure(hook),
        hook.number("deadlineMillis", 0));
    once(Handler.hook(read.key()), hook, hook.has("name") ? "name" : "event");
    return read;
  }

  private static int priority(JsonObject hook) {
    long priority = hook.number("priority", HookContribution.USUAL_PRIORITY);
    if (priority < 0 || priority > 100) {
      throw hook.wrong("priority", "a whole number from 0 to 100");
    }
    return (int) priority;
  }

  private static HookContribution.Match match(JsonObject match) {
    match.only("paths", "commands", "types");
    return new HookContribution.Match(match.texts("paths"), match.texts("commands"),
        match.texts("types"));
  }

  private static HookContribution.@Nullable OnFailure onFailure(JsonObject hook) {
    if (!hook.has("onFailure")) {
      return null;
    }
    for (HookContribution.OnFailure known : HookContribution.OnFailure.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(hook.text("onFailure"))) {
        return known;
      }
    }
    throw hook.wrong("onFailure", "`block` or `proceed`");
  }

  private ToolContribution tool(JsonObject tool) {
    tool.only("name", "description", "parameters", "result");
    var read = new ToolContribution(name(tool), tool.text("description"),
        tool.has("parameters") ? tool.map("parameters") : Map.of("type", "object"),
        tool.has("result") ? tool.map("result") : Map.of());
    once(Handler.tool(read.name()), tool, "name");
    return read;
  }

  private ProviderContribution provider(JsonObject provider) {
    ProviderContribution read = ProviderReader.read(name(provider), provider);
    once(Handler.provider(read.name()), provider, "name");
    return read;
  }

  private static String name(JsonObject object) {
    String name = object.text("name");
    if (!ManifestReader.isName(name, '-')) {
      throw object.wrong("name", "lower-case letters, digits and hyphens");
    }
    return name;
  }

  /// @throws PiCodeException where it is contributed already
  private void once(Handler handler, JsonObject object, String member) {
    if (!seen.add(handler)) {
      throw object.wrong(member, "the only one: `" + handler.name() + "` is contributed twice",
          handler.isHook() ? "give each a `name`" : "give one another name");
    }
  }
}
