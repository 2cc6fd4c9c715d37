package dev.picode.terminal;

import dev.picode.terminal.code.CodeLanguage;
import dev.picode.terminal.code.Token;
import dev.picode.terminal.code.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// Shows code with its parts set apart. Stateless, safe for many threads.
///
/// The code may come from anywhere: it is made safe, and but for that and tabs, which become spaces, nothing
/// of it is changed. Lines are not wrapped, so that they can be copied.
public final class CodeView {
  private static final int TAB = 4;

  private CodeView() {}

  /// The code as lines, each ended; safe to print as a view.
  ///
  /// @param language what it is written in, see [CodeLanguage#find]; another word is as good as none
  public static String render(String code, String language, Canvas canvas) {
    if (code.isEmpty()) {
      return "";
    }
    String text = code.endsWith("\n") ? code.substring(0, code.length() - 1) : code;
    return String.join("\n", lines(text, language, canvas)) + "\n";
  }

  /// The lines of the code, not ended.
  static List<String> lines(String code, String language, Canvas canvas) {
    String text = plain(code);
    CodeLanguage known = canvas.palette().isPlain() ? null : CodeLanguage.find(language);
    if (known == null) {
      return LineWrap.lines(text);
    }
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    int at = 0;
    for (Token token : known.tokens(text)) {
      at = copy(text, at, token.start(), List.of(), canvas, line, lines);
      at = copy(text, at, token.end(), List.of(style(token.kind())), canvas, line, lines);
    }
    copy(text, at, text.length(), List.of(), canvas, line, lines);
    lines.add(line.toString());
    return lines;
  }

  private static String plain(String code) {
    String text = Sanitizer.clean(code);
    if (text.indexOf('\t') < 0) {
      return text;
    }
    var lines = new ArrayList<String>();
    for (String line : LineWrap.lines(text)) {
      lines.add(DisplayWidth.expandTabs(line, TAB));
    }
    return String.join("\n", lines);
  }

  /// Copies a part of the text; no style reaches over the end of a line.
  private static int copy(String text, int start, int end, List<Style> styles, Canvas canvas,
      StringBuilder line, List<String> lines) {
    int at = start;
    for (int feed = text.indexOf('\n', at, end); feed >= 0; feed = text.indexOf('\n', at, end)) {
      line.append(canvas.palette().paint(text.substring(at, feed), styles));
      lines.add(line.toString());
      line.setLength(0);
      at = feed + 1;
    }
    line.append(canvas.palette().paint(text.substring(at, end), styles));
    return end;
  }

  private static Style style(TokenKind kind) {
    return switch (kind) {
      case COMMENT -> Style.COMMENT;
      case STRING -> Style.STRING;
      case NUMBER -> Style.NUMBER;
      case KEYWORD -> Style.KEYWORD;
      case TYPE -> Style.TYPE;
      case CONSTANT -> Style.CONSTANT;
      case FUNCTION -> Style.FUNCTION;
      case PROPERTY -> Style.PROPERTY;
      case META -> Style.META;
      case VARIABLE -> Style.VARIABLE;
      case TAG -> Style.TAG;
      case ADDED -> Style.DIFF_ADDED;
      case REMOVED -> Style.DIFF_REMOVED;
    };
  }
}
