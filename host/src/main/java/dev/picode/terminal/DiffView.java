package dev.picode.terminal;

import dev.picode.terminal.diff.DiffLine;
import dev.picode.terminal.diff.DiffLine.Kind;
import dev.picode.terminal.diff.TextComparison;
import dev.picode.terminal.diff.TextComparison.Range;
import dev.picode.terminal.diff.TextComparison.Words;
import dev.picode.terminal.diff.UnifiedDiff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows what is different between texts: the numbers of the lines, what was removed and added, and in
/// lines that were changed the words that were. Stateless, safe for many threads.
///
/// The texts may come from anywhere: they are made safe. A line that is longer than the canvas goes on
/// under its text. On a narrow canvas there is one column of numbers, or none.
public final class DiffView {
  private static final int TAB = 4;
  /// The least columns that are left for text beside numbers.
  private static final int MIN_TEXT = 16;
  /// The most lines of a run whose words are compared.
  private static final int MAX_RUN = 200;

  private final List<DiffLine> lines;
  private final Canvas canvas;
  private final int digits;
  private final int columns;
  private final StringBuilder out = new StringBuilder();

  private DiffView(List<DiffLine> lines, Canvas canvas) {
    this.lines = lines;
    this.canvas = canvas;
    int most = 0;
    for (DiffLine line : lines) {
      most = Math.max(most, Math.max(line.oldNumber(), line.newNumber()));
    }
    this.digits = Integer.toString(most).length();
    int room = canvas.width() - MIN_TEXT;
    this.columns = canvas.spoken() || most == 0 || digits + 3 > room
        ? 0
        : 2 * digits + 4 > room ? 1 : 2;
  }

  /// The difference as lines, each ended; safe to print as a view.
  ///
  /// @param diff a difference as Git prints it ("unified")
  public static String render(String diff, Canvas canvas) {
    return new DiffView(UnifiedDiff.parse(Sanitizer.clean(diff)), canvas).render();
  }

  /// What is different between two texts, as lines, each ended; safe to print as a view. Nothing where nothing is.
  ///
  /// @param path what the text is called; empty for no line that names it
  public static String compare(String path, String before, String after, Canvas canvas) {
    List<DiffLine> lines = TextComparison.lines(Sanitizer.line(path), Sanitizer.clean(before),
        Sanitizer.clean(after));
    return new DiffView(lines, canvas).render();
  }

  private String render() {
    for (int i = 0; i < lines.size();) {
      int added = end(i, Kind.REMOVED);
      int end = end(added, Kind.ADDED);
      if (added > i && end - added == added - i && end - i <= MAX_RUN) {
        changed(i, added, end);
        i = end;
      } else {
        line(lines.get(i), List.of());
        i++;
      }
    }
    return out.toString();
  }

  private int end(int start, Kind kind) {
    int end = start;
    while (end < lines.size() && lines.get(end).kind() == kind && end - start <= MAX_RUN) {
      end++;
    }
    return end;
  }

  /// As many lines added as removed: each is taken for the changed form of the one at its place.
  private void changed(int start, int middle, int end) {
    var words = new ArrayList<Words>();
    for (int i = start; i < middle; i++) {
      words.add(TextComparison.words(text(lines.get(i)), text(lines.get(i + middle - start))));
    }
    for (int i = start; i < end; i++) {
      boolean removed = i < middle;
      Words pair = words.get(removed ? i - start : i - middle);
      line(lines.get(i), removed ? pair.before() : pair.after());
    }
  }

  private void line(DiffLine line, List<Range> words) {
    switch (line.kind()) {
      case FILE -> head(canvas.spoken() ? "File " + line.text() : line.text(), Style.DIFF_FILE);
      case HUNK -> head(line.text(), Style.DIFF_HUNK);
      case NOTE, OTHER -> head(line.text(), Style.DIM);
      case NO_END -> body(line, " ", Style.DIM, Style.DIM, words);
      case CONTEXT -> body(line, " ", null, Style.DIM, words);
      case REMOVED -> body(line, "-", Style.DIFF_REMOVED, Style.DIFF_REMOVED_WORD, words);
      case ADDED -> body(line, "+", Style.DIFF_ADDED, Style.DIFF_ADDED_WORD, words);
    }
  }

  private void head(String text, Style style) {
    for (String part : LineWrap.wrap(text.replace('\t', ' '), canvas.width())) {
      out.append(canvas.paint(part, style)).append('\n');
    }
  }

  private static String text(DiffLine line) {
    return DisplayWidth.expandTabs(line.text(), TAB);
  }

  private void body(DiffLine line, String sign, @Nullable Style style,
      Style word, List<Range> words) {
    if (canvas.spoken()) {
      out.append(said(line)).append(text(line)).append('\n');
      return;
    }
    String text = text(line);
    int gutter = columns == 0 ? 2 : columns * (digits + 1) + 2;
    int room = Math.max(1, canvas.width() - gutter);
    String numbers = numbers(line);
    int start = 0;
    do {
      int end = DisplayWidth.fitting(text, start, room);
      end = end == start && end < text.length() ? DisplayWidth.clusterEnd(text, start) : end;
      String mark = start == 0 ? sign : " ";
      out.append(canvas.paint(start == 0 ? numbers : " ".repeat(numbers.length()),
          Style.DIFF_NUMBER));
      out.append(style == null ? mark : canvas.paint(mark, style)).append(' ');
      part(text, start, end, style, word, words);
      int last = out.length();
      while (last > 0 && out.charAt(last - 1) == ' ') {
        last--;
      }
      out.setLength(last);
      out.append('\n');
      start = end;
    } while (start < text.length());
  }

  private String numbers(DiffLine line) {
    return switch (columns) {
      case 0 -> "";
      case 1 -> number(line.newNumber() > 0 ? line.newNumber() : line.oldNumber());
      default -> number(line.oldNumber()) + number(line.newNumber());
    };
  }

  private String number(int number) {
    return DisplayWidth.padStart(number == 0 ? "" : Integer.toString(number), digits) + " ";
  }

  private static String said(DiffLine line) {
    return switch (line.kind()) {
      case REMOVED -> "Removed line " + line.oldNumber() + ": ";
      case ADDED -> "Added line " + line.newNumber() + ": ";
      case CONTEXT -> "Line " + line.newNumber() + ": ";
      default -> "";
    };
  }

  /// Paints a part of a line, the words in it that are different in a style of their own.
  private void part(String text, int start, int end,
      @Nullable Style style, Style word, List<Range> words) {
    int at = start;
    for (Range range : words) {
      int from = Math.clamp(range.start(), at, end);
      int to = Math.clamp(range.end(), from, end);
      paint(text.substring(at, from), style);
      paint(text.substring(from, to), word);
      at = to;
    }
    paint(text.substring(at, end), style);
  }

  private void paint(String text, @Nullable Style style) {
    out.append(style == null ? text : canvas.paint(text, style));
  }
}
