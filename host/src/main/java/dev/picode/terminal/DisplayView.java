package dev.picode.terminal;

import dev.picode.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows a [Display] to a person. Stateless, safe for many threads.
///
/// Data is shown as JSON, because that is what a person can paste and pipe on: in one line where it
/// fits, else a member a line.
public final class DisplayView {
  private DisplayView() {}

  /// The display as lines, each ended; safe to print as a view. Nothing for nothing.
  public static String render(Display display, Canvas canvas) {
    return switch (display) {
      case Display.Text text -> ended(Sanitizer.clean(text.text()));
      case Display.Markdown markdown -> MarkdownView.render(markdown.markdown(), canvas);
      case Display.Table table -> table(table, canvas);
      case Display.Diff diff -> DiffView.render(diff.diff(), canvas);
      case Display.Code code -> CodeView.render(code.code(), code.language(), canvas);
      case Display.Data data -> ended(value(data.data(), canvas, 0));
    };
  }

  private static String table(Display.Table table, Canvas canvas) {
    var rows = new ArrayList<List<String>>();
    for (Map<String, @Nullable Object> row : table.rows()) {
      var cells = new ArrayList<String>();
      for (String column : table.columns()) {
        cells.add(cell(row.get(column)));
      }
      rows.add(cells);
    }
    return TableView.render(table.columns(), rows, canvas);
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      default -> Json.write(value);
    };
  }

  private static String value(@Nullable Object value, Canvas canvas, int indent) {
    String line = oneLine(value, canvas, new StringBuilder()).toString();
    boolean nested = value instanceof Map<?, ?> || value instanceof List<?>;
    if (!nested || Sanitizer.clean(oneLine(value, PLAIN, new StringBuilder()).toString()).length()
        + indent <= canvas.width()) {
      return line;
    }
    String inner = "\n" + " ".repeat(indent + 2);
    var out = new StringBuilder(value instanceof List<?> ? "[" : "{");
    String separator = inner;
    if (value instanceof List<?> items) {
      for (Object item : items) {
        out.append(separator).append(value(item, canvas, indent + 2));
        separator = "," + inner;
      }
      return out.append('\n').append(" ".repeat(indent)).append(']').toString();
    }
    if (value instanceof Map<?, ?> members) {
      for (Map.Entry<?, ?> member : members.entrySet()) {
        out.append(separator)
            .append(name(member.getKey(), canvas))
            .append(": ")
            .append(value(member.getValue(), canvas, indent + 2));
        separator = "," + inner;
      }
    }
    return out.append('\n').append(" ".repeat(indent)).append('}').toString();
  }

  private static final Canvas PLAIN = Canvas.plain(Integer.MAX_VALUE);

  private static StringBuilder oneLine(@Nullable Object value, Canvas canvas, StringBuilder out) {
    switch (value) {
      case List<?> items -> {
        out.append('[');
        String separator = "";
        for (Object item : items) {
          oneLine(item, canvas, out.append(separator));
          separator = ", ";
        }
        out.append(']');
      }
      case Map<?, ?> members -> {
        out.append(members.isEmpty() ? "{" : "{ ");
        String separator = "";
        for (Map.Entry<?, ?> member : members.entrySet()) {
          out.append(separator).append(name(member.getKey(), canvas)).append(": ");
          oneLine(member.getValue(), canvas, out);
          separator = ", ";
        }
        out.append(members.isEmpty() ? "}" : " }");
      }
      case String text -> out.append(canvas.paint(json(text), Style.STRING));
      case null -> out.append(canvas.paint("null", Style.DIM));
      default -> out.append(canvas.paint(json(value), Style.NUMBER));
    }
    return out;
  }

  private static String name(@Nullable Object name, Canvas canvas) {
    return canvas.paint(json(name), Style.PROPERTY);
  }

  private static String json(@Nullable Object value) {
    return Sanitizer.escapeJson(Json.write(value));
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
