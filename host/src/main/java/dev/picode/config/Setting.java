package dev.picode.config;

import java.util.Locale;

/// One thing that can be set. Immutable. [Settings] declares them all.
///
/// @param key its name in `config.toml`, such as `limits.command-seconds`: a table, a dot, a name
/// @param type the values it takes
/// @param fallback its value where nobody set it
/// @param rule what a project's config may do to it
/// @param doc what it does, one sentence without a final full stop, in Markdown
/// @param <T> the type of its values
public record Setting<T>(
    String key, ValueType<T> type, T fallback, ProjectRule rule, String doc) {
  /// A setting whose fallback is one of its values.
  public Setting {
    if (key.indexOf('.') <= 0 || type.value(type.plain(fallback)) == null) {
      throw new IllegalArgumentException("the setting `" + key + "` is not well declared");
    }
  }

  /// The environment variable that sets it, such as `PICODE_LIMITS_COMMAND_SECONDS`.
  public String variable() {
    return "PICODE_".concat(key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
  }
}
