package dev.picode.plugin.manifest;

/// A handler of a script, by the names the script registers it under. Immutable.
///
/// @param kind `command`, `hook`, `tool` or `provider`
/// @param name its name among those of its kind
public record Handler(String kind, String name) {
  /// The handler of a command.
  public static Handler command(String name) {
    return new Handler("command", name);
  }

  /// The handler of a hook.
  ///
  /// @param key its event, or `event#name`
  public static Handler hook(String key) {
    return new Handler("hook", key);
  }

  /// Whether it is the handler of a hook.
  public boolean isHook() {
    return kind.equals("hook");
  }

  /// The event that a hook's handler is on; empty for any other handler.
  public String event() {
    return isHook() ? name.split(HookContribution.NAME_MARK, 2)[0] : "";
  }

  /// The handler of a tool.
  public static Handler tool(String name) {
    return new Handler("tool", name);
  }

  /// The functions of a provider.
  public static Handler provider(String name) {
    return new Handler("provider", name);
  }

  /// As it is written in a script, such as `hook("pre-commit")`.
  @Override
  public String toString() {
    return kind + "(\"" + name + "\")";
  }
}
