package dev.picode.terminal;

import java.util.Locale;

/// One way to set text apart: a plain attribute or colour, or the role that the text has, which a theme
/// gives a look. Immutable.
///
/// Each has a look of its own as an ANSI "select graphic rendition" pair that uses the sixteen colours
/// the terminal itself defines: what is shown where no theme says otherwise.
public enum Style {
  /// Bold.
  BOLD("1", "22"),
  /// Less prominent than the text around it.
  DIM("2", "22"),
  /// Italic.
  ITALIC("3", "23"),
  /// Underlined.
  UNDERLINE("4", "24"),
  /// Struck through.
  STRIKE("9", "29"),
  /// Red: what went wrong.
  RED("31", "39"),
  /// Green: what went well.
  GREEN("32", "39"),
  /// Yellow: what deserves a look.
  YELLOW("33", "39"),
  /// Blue.
  BLUE("34", "39"),
  /// Magenta.
  MAGENTA("35", "39"),
  /// Cyan: code and names.
  CYAN("36", "39"),
  /// A heading of the first level.
  TITLE("1;4", "22;24"),
  /// Any other heading.
  HEADING("1", "22"),
  /// Code inside a sentence.
  CODE("36", "39"),
  /// The text of a link.
  LINK("4", "24"),
  /// The bar beside a quotation, rules, and other drawing.
  FRAME("2", "22"),
  /// The comments of code.
  COMMENT("2", "22"),
  /// The words a language reserves.
  KEYWORD("35", "39"),
  /// Names of types.
  TYPE("33", "39"),
  /// Texts in code and data.
  STRING("32", "39"),
  /// Numbers in code and data.
  NUMBER("33", "39"),
  /// Constants such as `true` and `null`.
  CONSTANT("33", "39"),
  /// Names of what is called.
  FUNCTION("34", "39"),
  /// Names of members, keys and attributes.
  PROPERTY("36", "39"),
  /// Annotations, directives and other code about code.
  META("35", "39"),
  /// Variables, where a language marks them.
  VARIABLE("36", "39"),
  /// Names of elements in markup.
  TAG("34", "39"),
  /// The name of a file that is different.
  DIFF_FILE("1", "22"),
  /// Where in a file a difference is.
  DIFF_HUNK("36", "39"),
  /// The numbers of lines.
  DIFF_NUMBER("2", "22"),
  /// A line that was added.
  DIFF_ADDED("32", "39"),
  /// A line that was removed.
  DIFF_REMOVED("31", "39"),
  /// The words of an added line that are new.
  DIFF_ADDED_WORD("1;4;32", "22;24;39"),
  /// The words of a removed line that are gone.
  DIFF_REMOVED_WORD("1;4;31", "22;24;39");

  private final String on;
  private final String off;

  Style(String on, String off) {
    this.on = "\u001b[" + on + "m";
    this.off = "\u001b[" + off + "m";
  }

  /// What it is called in a theme, such as `diff-added`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String on() {
    return on;
  }

  String off() {
    return off;
  }
}
