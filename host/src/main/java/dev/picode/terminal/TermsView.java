package dev.picode.terminal;

import java.util.List;

/// Draws names with what they mean, such as options and commands. Stateless, safe for many threads.
///
/// The meanings stand in a column beside the names where the canvas is wide enough for that, and below them where it is
/// not. Texts are clean.
public final class TermsView {
  private static final String INDENT = "  ";
  private static final String DEEP_INDENT = "      ";

  /// The widest column of names; longer ones have their meaning on the next line.
  private static final int MAX_NAME_COLUMNS = 26;

  /// The narrowest column in which a sentence reads well.
  private static final int MIN_TEXT_COLUMNS = 28;

  /// No line is longer than this, however wide the canvas: long lines are hard to read.
  private static final int MAX_COLUMNS = 100;

  private TermsView() {}

  /// A name with what it means.
  public record Term(String name, String meaning) {}

  /// The names with their meanings, each from a line of its own on.
  public static String of(List<Term> terms, Canvas canvas) {
    return of(terms, nameColumns(terms), canvas);
  }

  /// How wide the column of these names is.
  public static int nameColumns(List<Term> terms) {
    return terms.stream()
        .mapToInt(term -> DisplayWidth.columns(term.name()))
        .filter(columns -> columns <= MAX_NAME_COLUMNS)
        .max()
        .orElse(0);
  }

  /// The names with their meanings.
  ///
  /// @param names how wide the column of names is, where several lists are to look as one
  public static String of(List<Term> terms, int names, Canvas canvas) {
    int width = Math.min(canvas.width(), MAX_COLUMNS);
    int texts = width - INDENT.length() - names - 2;
    var out = new StringBuilder();
    for (Term term : terms) {
      if (texts < MIN_TEXT_COLUMNS) {
        below(out, term, width, canvas);
      } else {
        beside(out, term, names, texts, canvas);
      }
    }
    return out.toString();
  }

  /// A text wrapped to the canvas.
  public static String paragraph(String text, Canvas canvas) {
    return String.join("\n", LineWrap.wrap(text, Math.min(canvas.width(), MAX_COLUMNS))) + "\n";
  }

  private static void below(StringBuilder out, Term term, int width, Canvas canvas) {
    out.append(INDENT).append(canvas.paint(term.name().strip(), Style.CYAN)).append('\n');
    for (String line : LineWrap.wrap(term.meaning(), width - DEEP_INDENT.length())) {
      out.append(DEEP_INDENT).append(line).append('\n');
    }
  }

  private static void beside(
      StringBuilder out,
      Term term,
      int names,
      int texts,
      Canvas canvas) {
    String margin = " ".repeat(INDENT.length() + names + 2);
    out.append(INDENT);
    boolean fits = DisplayWidth.columns(term.name()) <= names;
    if (fits) {
      out.append(canvas.paint(DisplayWidth.padEnd(term.name(), names), Style.CYAN)).append("  ");
    } else {
      out.append(canvas.paint(term.name(), Style.CYAN)).append('\n').append(margin);
    }
    out.append(String.join("\n" + margin, LineWrap.wrap(term.meaning(), texts))).append('\n');
  }
}
