package dev.picode.plugin.manifest;

import dev.picode.sandbox.capability.Grants;
import java.util.ArrayList;
import java.util.List;

/// What an extension contributes. Static: it is known before any script is read. Immutable.
///
/// @param commands its commands
/// @param hooks its hooks, in declaration order
/// @param tools its tools for models
/// @param providers its providers of models
public record Contributions(
    List<CommandContribution> commands,
    List<HookContribution> hooks,
    List<ToolContribution> tools,
    List<ProviderContribution> providers) {
  /// Nothing.
  public static final Contributions NONE = new Contributions(List.of(), List.of(), List.of(),
      List.of());

  /// Copies.
  public Contributions {
    commands = List.copyOf(commands);
    hooks = List.copyOf(hooks);
    tools = List.copyOf(tools);
    providers = List.copyOf(providers);
  }

  /// Only commands.
  public static Contributions ofCommands(List<CommandContribution> commands) {
    return new Contributions(commands, List.of(), List.of(), List.of());
  }

  /// The handlers a script has to register for all of this, in declaration order.
  public List<Handler> handlers() {
    var handlers = new ArrayList<Handler>();
    commands.forEach(command -> handlers.add(Handler.command(command.name())));
    hooks.forEach(hook -> handlers.add(Handler.hook(hook.key())));
    tools.forEach(tool -> handlers.add(Handler.tool(tool.name())));
    providers.forEach(provider -> handlers.add(Handler.provider(provider.name())));
    return handlers;
  }

  /// What these need beyond what the manifest asks for.
  public Grants permissions() {
    Grants needed = Grants.NONE;
    for (ProviderContribution provider : providers) {
      needed = needed.and(provider.permissions());
    }
    return needed;
  }
}
