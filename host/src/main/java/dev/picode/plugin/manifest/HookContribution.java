package dev.picode.plugin.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hook an extension contributes. Immutable.
///
/// @param event the event it listens to
/// @param name tells it from other hooks of the extension on the same event; empty where it is the only one
/// @param description one sentence without a final full stop, or an empty text
/// @param priority its place among the hooks of its layer: low first
/// @param enabled whether it runs at all
/// @param match what it is about; it is not called for anything else
/// @param onFailure what becomes of the event when the hook fails, or `null` for what is usual for the event
/// @param deadlineMillis the longest it may take; 0 where it does not say
public record HookContribution(
    String event,
    String name,
    String description,
    int priority,
    boolean enabled,
    Match match,
    @Nullable OnFailure onFailure,
    long deadlineMillis) {
  /// The place of a hook that does not name one.
  public static final int USUAL_PRIORITY = 50;
  /// What stands between event and name where a handler is registered.
  static final String NAME_MARK = "#";

  /// What becomes of an event whose hook crashed or missed its deadline, neither of which is a verdict.
  public enum OnFailure {
    /// It does not happen.
    BLOCK,
    /// It happens as if the hook were not there.
    PROCEED
  }

  /// What a hook is about. A list that is empty says nothing; each other one has to match. Immutable.
  ///
  /// @param paths globs of paths, relative to the workspace
  /// @param commands names of commands
  /// @param types file types, by the ends of their names without the dot
  public record Match(List<String> paths, List<String> commands, List<String> types) {
    /// Everything.
    public static final Match ALL = new Match(List.of(), List.of(), List.of());

    /// Copies.
    public Match {
      paths = List.copyOf(paths);
      commands = List.copyOf(commands);
      types = List.copyOf(types);
    }
  }

  /// A hook as it is when it says nothing but its event.
  public static HookContribution on(String event) {
    return new HookContribution(event, "", "", USUAL_PRIORITY, true, Match.ALL, null, 0);
  }

  /// The name its handler is registered under: the event, or `event#name`.
  public String key() {
    return name.isEmpty() ? event : event + NAME_MARK + name;
  }
}
