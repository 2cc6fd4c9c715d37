package dev.picode.plugin.manifest;

import dev.picode.problem.Nearest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names of the events that hooks listen to. Stateless, safe for many threads.
public final class EventNames {
  /// The events that PiCode itself fires.
  public static final List<String> OWN = List.of(
      "session-start", "session-end", "pre-prompt", "pre-command", "post-command", "pre-analyze",
      "post-analyze", "pre-context", "pre-model", "post-model", "pre-tool", "post-tool", "pre-edit",
      "post-edit", "file-changed", "pre-shell", "post-shell", "pre-test", "post-test", "pre-commit",
      "post-commit", "pre-push", "post-push", "pre-compact", "stop");

  private static final Pattern CUSTOM = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

  private EventNames() {}

  /// Whether a hook can listen to it: PiCode's own, or a custom one, which has a dot.
  public static boolean isKnown(String event) {
    return OWN.contains(event) || isCustom(event);
  }

  /// Whether scripts may fire it: lower-case words with dots between them.
  public static boolean isCustom(String event) {
    return CUSTOM.matcher(event).matches();
  }

  /// What to say of a name that is not known.
  public static String hint(String event) {
    @Nullable String nearest = Nearest.to(event, OWN);
    return nearest == null
        ? "an event of your own has a dot in its name, such as `team.deploy`"
        : "did you mean `" + nearest + "`?";
  }
}
