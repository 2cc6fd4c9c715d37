package dev.picode.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shows rows as a table: columns two spaces apart, a header over a rule, numbers at the right.
/// Stateless, safe for many threads.
///
/// A table that is wider than the canvas has its widest columns narrowed and their cells wrapped. Where
/// even that leaves columns too narrow to read, each row is shown as lines of `header: value`. A row
/// may have fewer cells than there are columns. Cells may come from anywhere: they are made safe.
public final class TableView {
  private static final String GAP = "  ";
  /// The narrowest a column of a wrapped table may be.
  private static final int MIN_COLUMN = 6;

  private final List<String> headers;
  private final List<List<String>> rows;
  private final List<Align> aligns;
  private final Canvas canvas;
  private final int[] widths;

  private TableView(
      List<String> headers, List<List<String>> rows, List<Align> aligns, Canvas canvas) {
    this.headers = headers;
    this.rows = rows;
    this.aligns = aligns;
    this.canvas = canvas;
    this.widths = new int[columnCount(headers, rows)];
  }

  /// The table as lines, each ended; safe to print as a view.
  ///
  /// @param headers the header of each column; empty for a table without a header
  public static String render(
      List<String> headers, List<? extends List<String>> rows, Canvas canvas) {
    return render(headers, rows, List.of(), canvas);
  }

  /// The table as lines, each ended, with the alignment of its first columns; the others are
  /// [Align#AUTO].
  public static String render(
      List<String> headers,
      List<? extends List<String>> rows,
      List<Align> aligns,
      Canvas canvas) {
    var cleanRows = new ArrayList<List<String>>(rows.size());
    for (List<String> row : rows) {
      cleanRows.add(clean(row));
    }
    return new TableView(clean(headers), cleanRows, aligns, canvas).render();
  }

  private static List<String> clean(List<String> cells) {
    var clean = new ArrayList<String>(cells.size());
    for (String cell : cells) {
      clean.add(DisplayWidth.expandTabs(Sanitizer.clean(cell).strip(), 4));
    }
    return clean;
  }

  private static int columnCount(List<String> headers, List<List<String>> rows) {
    int count = headers.size();
    for (List<String> row : rows) {
      count = Math.max(count, row.size());
    }
    return count;
  }

  private String render() {
    var out = new StringBuilder();
    if (widths.length == 0) {
      return "";
    }
    measure();
    if (canvas.spoken() || !fit()) {
      records(out);
      return out.toString();
    }
    if (!headers.isEmpty()) {
      row(out, headers, true);
      rule(out);
    }
    for (List<String> cells : rows) {
      row(out, cells, false);
    }
    return out.toString();
  }

  private void measure() {
    Arrays.fill(widths, 1);
    measure(headers);
    for (List<String> row : rows) {
      measure(row);
    }
  }

  private void measure(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      for (String line : LineWrap.lines(cells.get(i))) {
        widths[i] = Math.max(widths[i], DisplayWidth.columns(line));
      }
    }
  }

  /// Narrows the widest columns until the table fits; whether it fits now.
  private boolean fit() {
    int room = canvas.width() - GAP.length() * (widths.length - 1);
    int sum = 0;
    int least = 0;
    for (int width : widths) {
      sum += width;
      least += Math.min(width, MIN_COLUMN);
    }
    if (least > room) {
      return false;
    }
    while (sum > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] >= widths[widest] ? i : widest;
      }
      int step = Math.min(sum - room, Math.max(1, widths[widest] - secondWidest(widest)));
      step = Math.min(step, widths[widest] - MIN_COLUMN);
      widths[widest] -= step;
      sum -= step;
    }
    return true;
  }

  private int secondWidest(int widest) {
    int second = 0;
    for (int i = 0; i < widths.length; i++) {
      if (i != widest) {
        second = Math.max(second, widths[i]);
      }
    }
    return second;
  }

  private void row(StringBuilder out, List<String> cells, boolean isHeader) {
    var wrapped = new ArrayList<List<String>>(widths.length);
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      List<String> lines = LineWrap.wrap(i < cells.size() ? cells.get(i) : "", widths[i]);
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int lineIndex = 0; lineIndex < height; lineIndex++) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        List<String> lines = wrapped.get(i);
        String text = lineIndex < lines.size() ? lines.get(lineIndex) : "";
        cell(line, text, i, isHeader);
      }
      out.append(stripEnd(line)).append('\n');
    }
  }

  private void cell(StringBuilder line, String text, int column, boolean isHeader) {
    int spare = widths[column] - DisplayWidth.columns(text);
    int before = switch (align(column)) {
      case AUTO, LEFT -> 0;
      case CENTER -> spare / 2;
      case RIGHT -> spare;
    };
    line.append(column > 0 ? GAP : "").repeat(" ", Math.max(0, before));
    line.append(isHeader ? canvas.paint(text, Style.BOLD) : text);
    line.repeat(" ", Math.max(0, spare - before));
  }

  private void rule(StringBuilder out) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i > 0 ? GAP : "").append(canvas.rule(widths[i]));
    }
    out.append(canvas.paint(line.toString(), Style.FRAME)).append('\n');
  }

  private Align align(int column) {
    Align align = column < aligns.size() ? aligns.get(column) : Align.AUTO;
    return align == Align.AUTO && isNumeric(column) ? Align.RIGHT : align;
  }

  private boolean isNumeric(int column) {
    boolean any = false;
    for (List<String> row : rows) {
      String cell = column < row.size() ? row.get(column) : "";
      if (!cell.isEmpty() && !cell.equals("-")) {
        if (!isNumber(cell)) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  /// Whether a cell is digits, with a sign, separators and a per cent sign where they belong.
  static boolean isNumber(String cell) {
    int end = cell.endsWith("%") ? cell.length() - 1 : cell.length();
    while (end > 0 && cell.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end > 0 && (cell.charAt(0) == '-' || cell.charAt(0) == '+') ? 1 : 0;
    if (start >= end || !Character.isDigit(cell.charAt(end - 1))) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = cell.charAt(i);
      if (!Character.isDigit(c) && c != '.' && c != ',' && c != '_') {
        return false;
      }
    }
    return true;
  }

  private void records(StringBuilder out) {
    boolean first = true;
    for (List<String> row : rows) {
      out.append(first ? "" : "\n");
      first = false;
      for (int i = 0; i < row.size(); i++) {
        String name = i < headers.size() ? headers.get(i) : "";
        String label = name.isEmpty() ? "" : Sanitizer.line(name) + ": ";
        String indent = GAP;
        List<String> lines = LineWrap.wrap(label + row.get(i), canvas.width() - indent.length());
        for (int k = 0; k < lines.size(); k++) {
          out.append(k == 0 ? "" : indent).append(lines.get(k)).append('\n');
        }
      }
    }
  }

  private static StringBuilder stripEnd(StringBuilder line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') {
      end--;
    }
    line.setLength(end);
    return line;
  }
}
