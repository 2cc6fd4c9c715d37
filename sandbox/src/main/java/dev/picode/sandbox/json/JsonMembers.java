package dev.picode.sandbox.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes JSON objects whose members stay in the order they were written in. Safe for many threads.
///
/// `Map.of` has another order in each process, which whoever reads the text would see.
public final class JsonMembers {
  private JsonMembers() {}

  /// The members, in this order.
  ///
  /// @param namesAndValues a name, its value, and so on
  public static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(members);
  }
}
