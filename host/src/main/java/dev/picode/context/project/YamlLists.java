package dev.picode.context.project;

import java.util.ArrayList;
import java.util.List;

/// The plain lists of texts at the top of a YAML file, which is all that is needed of one here. Stateless.
final class YamlLists {
  private YamlLists() {}

  /// The items of the list under a key: `- x` on lines of their own, or `[x, y]`. Anything else gives nothing.
  static List<String> of(String text, String key) {
    List<String> items = new ArrayList<>();
    boolean inside = false;
    for (String raw : text.split("\n", -1)) {
      String line = raw.replaceFirst("(^|\\s)#.*$", "").stripTrailing();
      if (line.isBlank()) {
        continue;
      }
      String bare = line.strip();
      if (inside && bare.startsWith("- ")) {
        items.add(unquoted(bare.substring(2)));
        continue;
      }
      inside = line.equals(key + ":");
      if (line.startsWith(key + ":") && bare.endsWith("]") && bare.indexOf('[') > 0) {
        for (String item : bare.substring(bare.indexOf('[') + 1, bare.length() - 1)
            .split(",", -1)) {
          items.add(unquoted(item));
        }
      }
    }
    return items.stream().filter(item -> !item.isEmpty()).toList();
  }

  private static String unquoted(String item) {
    String bare = item.strip();
    boolean quoted = bare.length() > 1 && (bare.startsWith("\"") || bare.startsWith("'"))
        && bare.charAt(0) == bare.charAt(bare.length() - 1);
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }
}
