package dev.picode.terminal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something a command or a script gives to be shown, before it is decided how. Immutable.
///
/// A plain value becomes a display by its shape: a string is text, a map with the member [#KIND] is
/// what that member names, anything else is data.
public sealed interface Display {
  /// The member that makes a map a display: `markdown`, `table`, `diff` or `code`.
  String KIND = "$display";

  /// The plain value that stands for this in machine-readable output.
  @Nullable Object data();

  /// Text as it is.
  ///
  /// @param data what stands for it in machine-readable output; the text where it is `null`
  record Text(String text, @Nullable Object data) implements Display {
    /// Text that stands for itself.
    public Text(String text) {
      this(text, null);
    }

    @Override
    public Object data() {
      return data == null ? text : data;
    }
  }

  /// Markdown.
  ///
  /// @param data what stands for it in machine-readable output; the Markdown where it is `null`
  record Markdown(String markdown, @Nullable Object data) implements Display {
    @Override
    public Object data() {
      return data == null ? markdown : data;
    }
  }

  /// A difference as Git prints it ("unified").
  ///
  /// @param data what stands for it in machine-readable output; the text where it is `null`
  record Diff(String diff, @Nullable Object data) implements Display {
    @Override
    public Object data() {
      return data == null ? diff : data;
    }
  }

  /// Code.
  ///
  /// @param language what it is written in, as one names it behind a fence in Markdown; empty where that
  ///     is not known
  /// @param data what stands for it in machine-readable output; the code where it is `null`
  record Code(String code, String language, @Nullable Object data) implements Display {
    @Override
    public Object data() {
      return data == null ? code : data;
    }
  }

  /// Rows of values under column names.
  record Table(List<String> columns, List<Map<String, @Nullable Object>> rows)
      implements
      Display {
    /// Copies.
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    @Override
    public Object data() {
      return rows;
    }
  }

  /// Any plain value.
  record Data(@Nullable Object data) implements Display {}

  /// The display that a plain value stands for. A malformed display is data.
  static Display of(@Nullable Object plain) {
    if (plain instanceof String text) {
      return new Text(text);
    }
    if (plain instanceof Map<?, ?> map) {
      if ("markdown".equals(map.get(KIND)) && map.get("markdown") instanceof String markdown) {
        return Boolean.TRUE.equals(map.get("raw"))
            ? new Text(markdown, map.get("data"))
            : new Markdown(markdown, map.get("data"));
      }
      if ("diff".equals(map.get(KIND)) && map.get("diff") instanceof String diff) {
        return new Diff(diff, map.get("data"));
      }
      if ("code".equals(map.get(KIND)) && map.get("code") instanceof String code) {
        return new Code(code, map.get("language") instanceof String name ? name : "",
            map.get("data"));
      }
      if ("table".equals(map.get(KIND)) && map.get("columns") instanceof List<?> columns
          && map.get("rows") instanceof List<?> rows) {
        return table(columns, rows);
      }
    }
    return new Data(plain);
  }

  private static Display table(List<?> columns, List<?> rows) {
    var names = columns.stream().map(String::valueOf).toList();
    var copies = new java.util.ArrayList<Map<String, @Nullable Object>>();
    for (Object row : rows) {
      var copy = new java.util.LinkedHashMap<String, @Nullable Object>();
      if (row instanceof Map<?, ?> members) {
        members.forEach((name, value) -> copy.put(String.valueOf(name), value));
      }
      copies.add(copy);
    }
    return new Table(names, copies);
  }
}
