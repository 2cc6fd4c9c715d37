package dev.picode.plugin.command;

import dev.picode.terminal.Display;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command gave back. Immutable.
///
/// @param display what to show, or `null` for nothing
/// @param exitCode 0 where it did what it should; a command may say 1 for the answer "no", or another
///     code up to 255
public record CommandResult(@Nullable Display display, int exitCode) {

  /// The result that a handler's plain value stands for: `{exit, show}`, or what to show.
  ///
  /// @param present whether it gave back anything
  public static CommandResult of(boolean present, @Nullable Object value) {
    if (value instanceof Map<?, ?> map && map.get("exit") instanceof Long exit
        && exit >= 0 && exit <= 255 && (map.size() == 1 || map.containsKey("show"))
        && map.size() <= 2) {
      return new CommandResult(
          map.get("show") == null ? null : Display.of(map.get("show")), exit.intValue());
    }
    return new CommandResult(present && value != null ? Display.of(value) : null, 0);
  }
}
