package dev.picode.context.project;

import java.util.LinkedHashMap;
import java.util.Map;

/// Text of sections and keys, as `setup.cfg` is. Stateless.
final class IniText {
  private IniText() {}

  /// The values by key by section. A line that is indented goes on with the value before it, after a `\n`.
  static Map<String, Map<String, String>> parse(String text) {
    var sections = new LinkedHashMap<String, Map<String, String>>();
    Map<String, String> section = new LinkedHashMap<>();
    StringBuilder value = new StringBuilder();
    String key = "";
    for (String raw : text.split("\n", -1)) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      boolean goesOn = Character.isWhitespace(raw.charAt(0)) && !key.isEmpty();
      if (goesOn) {
        value.append('\n').append(line);
        continue;
      }
      put(section, key, value);
      key = "";
      value = new StringBuilder();
      int equals = line.indexOf('=');
      if (line.startsWith("[") && line.endsWith("]")) {
        section = sections.computeIfAbsent(line.substring(1, line.length() - 1).strip(),
            _ -> new LinkedHashMap<>());
      } else if (equals > 0) {
        key = line.substring(0, equals).strip();
        value.append(line.substring(equals + 1).strip());
      }
    }
    put(section, key, value);
    return sections;
  }

  private static void put(Map<String, String> section, String key, StringBuilder value) {
    if (!key.isEmpty()) {
      section.put(key, value.toString().strip());
    }
  }
}
