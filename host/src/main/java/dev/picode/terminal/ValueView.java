package dev.picode.terminal;

import dev.picode.sandbox.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows a value that a person evaluated: in one line where it fits, else a member a line; a list of records
/// as a table. Stateless, safe for many threads.
///
/// However large the value is, what is shown is not: items, levels and texts are cut with a notice. What has
/// no plain form comes as `{$shown: text}`, or as `{$shown: class, $of: content}`.
public final class ValueView {
  /// The member that stands for something that is not plain.
  public static final String SHOWN = "$shown";
  private static final String OF = "$of";

  private static final int MAX_ITEMS = 100;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_NODES = 2_000;
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_INNER_TEXT = 1_000;
  private static final int MAX_CELL = 200;
  private static final int MAX_COLUMNS = 12;

  /// How a language writes what every language has.
  public enum Notation {
    /// `null`, `true`.
    JAVASCRIPT("null", "true", "false"),
    /// `None`, `True`.
    PYTHON("None", "True", "False");

    private final String nothing;
    private final String yes;
    private final String no;

    Notation(String nothing, String yes, String no) {
      this.nothing = nothing;
      this.yes = yes;
      this.no = no;
    }
  }

  /// What is drawn: a text, or several between brackets.
  private sealed interface Node {
    /// The columns it takes in one line.
    int width();

    record Leaf(String text, int width, @Nullable Style style) implements Node {
      Leaf(String text, @Nullable Style style) {
        this(text, DisplayWidth.columns(text), style);
      }
    }

    record Group(String open, String close, List<Part> parts, int width) implements Node {
      static Group of(String open, String close, List<Part> parts) {
        int width = open.length() + close.length();
        for (Part part : parts) {
          int key = part.key().isEmpty() ? 0 : DisplayWidth.columns(part.key()) + 2;
          width += key + part.node().width() + 2;
        }
        return new Group(open, close, parts, width);
      }
    }
  }

  /// @param key what stands before it, or empty
  private record Part(String key, Node node) {}

  private final Notation notation;
  private final Canvas canvas;
  private int nodes;

  private ValueView(Notation notation, Canvas canvas) {
    this.notation = notation;
    this.canvas = canvas;
  }

  /// The value as lines, each ended; safe to print as a view.
  public static String render(@Nullable Object value, Notation notation, Canvas canvas) {
    if (value instanceof List<?> rows) {
      String table = table(rows, notation, canvas);
      if (!table.isEmpty()) {
        return table;
      }
    }
    var view = new ValueView(notation, canvas);
    var out = new StringBuilder();
    view.draw(view.node(value, 0), 0, out);
    return out.append('\n').toString();
  }

  // ---- tables --------------------------------------------------------------------------------------

  /// Rows of records of plain members, at least two, that fit the canvas; else empty.
  private static String table(List<?> rows, Notation notation, Canvas canvas) {
    Set<String> columns = columns(rows);
    if (columns.isEmpty()) {
      return "";
    }
    var view = new ValueView(notation, canvas);
    var cells = new ArrayList<List<String>>();
    int least = 0;
    for (String column : columns) {
      least += Math.min(12, Math.max(4, DisplayWidth.columns(column))) + 2;
    }
    if (least > canvas.width()) {
      return "";
    }
    for (Object row : rows.subList(0, Math.min(rows.size(), MAX_ITEMS))) {
      if (row instanceof Map<?, ?> members) {
        cells.add(columns.stream()
            .map(column -> view.cell(members.containsKey(column), members.get(column)))
            .toList());
      }
    }
    int left = rows.size() - cells.size();
    String rest = left > 0 ? canvas.paint("… " + left + " more", Style.DIM) + "\n" : "";
    return TableView.render(columns.stream().map(Sanitizer::line).toList(), cells, canvas) + rest;
  }

  private static Set<String> columns(List<?> rows) {
    var columns = new LinkedHashSet<String>();
    for (int i = 0; i < rows.size(); i++) {
      if (!(rows.get(i) instanceof Map<?, ?> members) || members.isEmpty()) {
        return Set.of();
      }
      if (members.containsKey(SHOWN)) {
        // The sandbox ends a long list with how much more there is.
        boolean rest = isText(members) && i > MAX_ITEMS && i == rows.size() - 1;
        if (!rest) {
          return Set.of();
        }
        continue;
      }
      for (Map.Entry<?, ?> member : members.entrySet()) {
        if (isNested(member.getValue())) {
          return Set.of();
        }
        columns.add(String.valueOf(member.getKey()));
      }
    }
    return rows.size() < 2 || columns.size() > MAX_COLUMNS ? Set.of() : columns;
  }

  private static boolean isText(Map<?, ?> map) {
    return map.containsKey(SHOWN) && !map.containsKey(OF);
  }

  private static boolean isNested(@Nullable Object value) {
    return value instanceof List<?> || (value instanceof Map<?, ?> map && !isText(map));
  }

  private String cell(boolean present, @Nullable Object value) {
    if (!present) {
      return "";
    }
    String text = value instanceof String plain ? plain : leaf(value, MAX_CELL).text();
    return text.length() > MAX_CELL ? cut(text, MAX_CELL) + "…" : text;
  }

  // ---- values --------------------------------------------------------------------------------------

  private Node node(@Nullable Object value, int depth) {
    nodes++;
    if (value instanceof Map<?, ?> map && map.get(SHOWN) instanceof String text) {
      return map.containsKey(OF) ? wrapped(text, map.get(OF), depth) : leaf(value, MAX_INNER_TEXT);
    }
    if (!(value instanceof List<?>) && !(value instanceof Map<?, ?>)) {
      return leaf(value, depth == 0 ? MAX_TEXT : MAX_INNER_TEXT);
    }
    return group(value, "", depth);
  }

  private Node wrapped(String name, @Nullable Object content, int depth) {
    if (notation == Notation.PYTHON && content instanceof List<?> items) {
      Node.Group group = group(items, "", depth);
      switch (name) {
        case "tuple" -> {
          return Node.Group.of("(", group.parts().size() == 1 ? ",)" : ")", group.parts());
        }
        case "set" -> {
          return items.isEmpty()
              ? new Node.Leaf("set()", null)
              : Node.Group.of("{", "}", group.parts());
        }
        default -> {
        }
      }
    }
    return content instanceof List<?> || content instanceof Map<?, ?>
        ? group(content, Sanitizer.line(cut(name, MAX_CELL)) + " ", depth)
        : node(content, depth);
  }

  private Node.Group group(Object value, String name, int depth) {
    var parts = new ArrayList<Part>();
    boolean list = value instanceof List<?>;
    int size = value instanceof List<?> items ? items.size() : ((Map<?, ?>) value).size();
    if (size > 0 && (depth >= MAX_DEPTH || nodes > MAX_NODES)) {
      parts.add(new Part("", more("…")));
    } else if (value instanceof List<?> items) {
      for (Object item : items) {
        if (parts.size() == MAX_ITEMS || nodes > MAX_NODES) {
          break;
        }
        parts.add(new Part("", node(item, depth + 1)));
      }
    } else {
      for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
        if (parts.size() == MAX_ITEMS || nodes > MAX_NODES) {
          break;
        }
        parts.add(new Part(key(String.valueOf(member.getKey())),
            node(member.getValue(), depth + 1)));
      }
    }
    int left = size - parts.size();
    if (left > 0 && !parts.isEmpty()) {
      parts.add(new Part("", more("… " + left + " more")));
    }
    return Node.Group.of(name + (list ? "[" : "{"), list ? "]" : "}", parts);
  }

  private static Node.Leaf more(String text) {
    return new Node.Leaf(text, Style.DIM);
  }

  private String key(String name) {
    boolean bare = notation == Notation.JAVASCRIPT && !name.isEmpty()
        && Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
    return bare && name.length() <= MAX_CELL ? name : quoted(name, MAX_CELL);
  }

  private Node.Leaf leaf(@Nullable Object value, int max) {
    return switch (value) {
      case null -> new Node.Leaf(notation.nothing, Style.DIM);
      case Boolean flag -> new Node.Leaf(flag ? notation.yes : notation.no, Style.YELLOW);
      case String text -> new Node.Leaf(quoted(text, max), Style.GREEN);
      case Map<?, ?> map -> new Node.Leaf(
          Sanitizer.line(cut(String.valueOf(map.get(SHOWN)), MAX_TEXT)), Style.CYAN);
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
        new Node.Leaf(notation == Notation.PYTHON ? number.toString() : whole(number),
            Style.YELLOW);
      default -> new Node.Leaf(Sanitizer.line(String.valueOf(value)), Style.YELLOW);
    };
  }

  private static String whole(double number) {
    return number == 0 && 1 / number < 0 ? "-0" : Long.toString((long) number);
  }

  /// A text in quotes; a long one is cut, and how much was is said.
  private static String quoted(String text, int max) {
    String shown = Sanitizer.escapeJson(Json.write(cut(text, max)));
    return text.length() <= max
        ? shown
        : shown + " … " + (text.length() - max) + " more characters";
  }

  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }

  // ---- drawing -------------------------------------------------------------------------------------

  private void draw(Node node, int indent, StringBuilder out) {
    switch (node) {
      case Node.Leaf leaf ->
        out.append(leaf.style() == null ? leaf.text() : canvas.paint(leaf.text(), leaf.style()));
      case Node.Group group -> {
        boolean wide = group.width() + indent > canvas.width();
        boolean items = group.parts().isEmpty() || group.parts().getFirst().key().isEmpty();
        boolean spaced = group.open().endsWith("{") && !items && !wide;
        out.append(group.open()).append(spaced ? " " : "");
        String separator = "";
        for (Part part : group.parts()) {
          out.append(separator);
          separator = wide ? "," : ", ";
          if (wide) {
            out.append('\n').repeat(" ", indent + 2);
          }
          if (!part.key().isEmpty()) {
            out.append(canvas.paint(part.key(), Style.CYAN)).append(": ");
          }
          draw(part.node(), wide ? indent + 2 : indent, out);
        }
        if (wide) {
          out.append('\n').repeat(" ", indent);
        }
        out.append(spaced ? " " : "").append(group.close());
      }
    }
  }
}
