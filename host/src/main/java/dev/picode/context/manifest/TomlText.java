package dev.picode.context.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// TOML as plain values: maps by key, lists, texts, numbers, booleans; dates and times as their text. Stateless.
final class TomlText {
  /// The parser is recursive and would overflow the stack.
  private static final int MAX_DEPTH = 100;

  private TomlText() {}

  static Map<String, Object> parse(String text) throws UnreadableException {
    refuseDeepNesting(text);
    TomlParseResult result = Toml.parse(text);
    if (result.hasErrors()) {
      var error = result.errors().getFirst();
      throw new UnreadableException("it is not valid TOML: " + error.getMessage() + " (line "
          + error.position().line() + ")");
    }
    return table(result, 0);
  }

  /// Counts brackets without looking whether they are in a text, which no sensible file notices. Dotted keys, which nest
  /// too, do no harm to the parser.
  private static void refuseDeepNesting(String text) throws UnreadableException {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '[', '{' -> depth++;
        case ']', '}' -> depth = Math.max(0, depth - 1);
        default -> {
        }
      }
      if (depth > MAX_DEPTH) {
        throw new UnreadableException("it nests deeper than " + MAX_DEPTH + " levels");
      }
    }
  }

  private static Map<String, Object> table(TomlTable table, int depth) throws UnreadableException {
    var map = new LinkedHashMap<String, Object>();
    for (String name : table.keySet().stream().sorted().toList()) {
      map.put(name, plain(table.get(List.of(name)), depth));
    }
    return map;
  }

  private static Object plain(@Nullable Object value, int depth) throws UnreadableException {
    if (depth > MAX_DEPTH) {
      throw new UnreadableException("it nests deeper than " + MAX_DEPTH + " levels");
    }
    return switch (value) {
      case TomlTable inner -> table(inner, depth + 1);
      case TomlArray array -> {
        var items = new ArrayList<Object>(array.size());
        for (int i = 0; i < array.size(); i++) {
          items.add(plain(array.get(i), depth + 1));
        }
        yield items;
      }
      case String text -> text;
      case Number number -> number;
      case Boolean bool -> bool;
      case null -> "";
      default -> value.toString();
    };
  }
}
