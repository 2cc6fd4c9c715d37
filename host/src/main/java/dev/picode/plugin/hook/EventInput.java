package dev.picode.plugin.hook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a hook is told. Immutable, as far as the values in it are left alone.
///
/// @param name the event
/// @param original the payload as it was fired
/// @param current the payload with the rewrites of the hooks before
/// @param rewritten whether that is another than the original
public record EventInput(
    String name, @Nullable Object original, @Nullable Object current, boolean rewritten) {

  /// This as a plain value, as the prelude takes it. What is the same is said once.
  public Map<String, @Nullable Object> plain() {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("name", name);
    plain.put("original", original);
    if (rewritten) {
      plain.put("current", current);
    }
    return plain;
  }
}
