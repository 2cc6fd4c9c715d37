package dev.picode.terminal;

import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows a problem: to a person as a few lines for standard error, to a program as a plain value.
/// Stateless, safe for many threads.
///
/// ```
/// picode: the module `./b.js` does not exist
///   at src/x.js:3:16
///     3 | import b from "./b.js";
///       |               ^
///   hint: check the spelling
/// ```
public final class ProblemView {
  private static final int TAB = 4;
  /// The columns a source line is given on the narrowest terminal.
  private static final int MIN_SOURCE = 20;

  private ProblemView() {}

  /// The problem as lines of text, each ended; safe to print as a view.
  public static String render(Problem problem, Canvas canvas) {
    var out = new StringBuilder();
    out.append(canvas.paint("picode:", Style.BOLD, Style.RED)).append(' ');
    appendIndented(out, problem.message());
    Place place = problem.place();
    if (place != null) {
      out.append("  at ")
          .append(canvas.paint(Sanitizer.line(place.toString()), Style.CYAN))
          .append('\n');
      appendSource(out, place, canvas);
    }
    String hint = problem.hint();
    if (hint != null && !hint.isEmpty()) {
      out.append("  ").append(canvas.paint("hint:", Style.BOLD)).append(' ');
      appendIndented(out, hint);
    }
    return out.toString();
  }

  /// The problem as `{"error": {code, kind, message, hint, place: {file, line, column}}}`; what is not
  /// known is left out.
  public static Map<String, @Nullable Object> json(Problem problem) {
    var error = new LinkedHashMap<String, @Nullable Object>();
    error.put("code", problem.code());
    error.put("kind", problem.kind().name().toLowerCase(Locale.ROOT));
    error.put("message", problem.message());
    if (problem.hint() != null) {
      error.put("hint", problem.hint());
    }
    Place place = problem.place();
    if (place != null) {
      var where = new LinkedHashMap<String, @Nullable Object>();
      where.put("file", place.file());
      if (place.line() > 0) {
        where.put("line", (long) place.line());
        if (place.column() > 0) {
          where.put("column", (long) place.column());
        }
      }
      error.put("place", where);
    }
    var document = new LinkedHashMap<String, @Nullable Object>();
    document.put("error", error);
    return document;
  }

  /// Appends text that may have several lines, so that none but the first starts at the margin: text
  /// from a script cannot look like a problem of its own.
  private static void appendIndented(StringBuilder out, String text) {
    out.append(Sanitizer.clean(text).strip().replace("\n", "\n    ")).append('\n');
  }

  private static void appendSource(StringBuilder out, Place place, Canvas canvas) {
    String source = place.sourceLine();
    if (source == null || place.line() <= 0 || source.isBlank()) {
      return;
    }
    String number = Integer.toString(place.line());
    int room = Math.max(MIN_SOURCE, canvas.width() - number.length() - 7);
    int split = place.column() <= 0 ? 0 : splitIndex(source, place.column());
    String before = DisplayWidth.expandTabs(Sanitizer.clean(source.substring(0, split)), TAB);
    String all = DisplayWidth.expandTabs(
        before + Sanitizer.clean(source.substring(split)),
        TAB).stripTrailing();
    var window = Window.around(all, before.length(), room);
    String bar = canvas.paint("|", Style.DIM);
    out.append("    ")
        .append(canvas.paint(number, Style.DIM))
        .append(' ')
        .append(bar)
        .append(' ')
        .append(window.text())
        .append('\n');
    if (place.column() > 0) {
      out.append("    ")
          .repeat(" ", number.length())
          .append(' ')
          .append(bar)
          .append(' ')
          .repeat(" ", window.caret())
          .append(canvas.paint("^", Style.BOLD, Style.RED))
          .append('\n');
    }
  }

  private static int splitIndex(String source, int column) {
    int index = Math.min(column - 1, source.length());
    boolean inPair = index > 0 && index < source.length()
        && Character.isLowSurrogate(source.charAt(index))
        && Character.isHighSurrogate(source.charAt(index - 1));
    return inPair ? index - 1 : index;
  }

  /// The part of a line that is shown and the column of the caret in it.
  private record Window(String text, int caret) {
    static Window around(String line, int index, int room) {
      int start = Math.min(index, line.length());
      int caret = DisplayWidth.columns(line.substring(0, start));
      if (DisplayWidth.columns(line) <= room && caret < room) {
        return new Window(line, caret);
      }
      int from = 0;
      if (caret > room - room / 3) {
        from = DisplayWidth.fitting(line, 0, caret - room / 2);
      }
      String head = from > 0 ? "…" : "";
      String shown = head + DisplayWidth.truncate(line.substring(from), room - head.length());
      return new Window(shown, DisplayWidth.columns(head + line.substring(from, start)));
    }
  }
}
