package dev.picode.context.symbol;

import java.util.List;
import java.util.regex.Pattern;

/// Finds the first sentence of what is said about a definition. Stateless, safe for many threads.
final class Docs {
  private static final int MAX_BYTES = 2000;

  /// Between a comment and what it is about: modifiers, attributes, decorators.
  private static final int MAX_GAP = 300;

  private static final Pattern TAGS = Pattern.compile(
      "</?(?:summary|remarks|para|p|b|i|em|strong|c|code|tt|a|see|pre|ul|li|br)(?: [^<>]{0,100})?/?>");
  private static final Pattern INLINE = Pattern.compile(
      "\\{@(?:code|link|linkplain|literal|value) +([^{}]{0,200})\\}");
  private static final Pattern QUOTES = Pattern
      .compile("^[a-zA-Z]{0,2}(\"\"\"|'''|\"|')|(\"\"\"|'''|\"|')$");

  private Docs() {}

  /// What the comment right before a definition says, or nothing.
  ///
  /// @param comments those of the file, in order
  static String before(byte[] content, int start, List<Tags.Stretch> comments) {
    int index = lastUpTo(comments, start);
    if (index < 0 || !leadsTo(content, comments.get(index), start)) {
      return "";
    }
    Tags.Stretch last = comments.get(index);
    int first = last.start();
    // Comments of one line each make one of many lines.
    while (index > 0 && isLine(content, first)) {
      Tags.Stretch previous = comments.get(index - 1);
      if (!isLine(content, previous.start()) || !Bytes.startsLine(content, previous.start())
          || newlines(content, previous.end(), first) != 1 - endsLine(content, previous.end())) {
        break;
      }
      first = previous.start();
      index--;
    }
    return sentence(Bytes.text(content, first, Math.min(last.end(), first + MAX_BYTES)));
  }

  /// What the string at the start of a body says, as in Python; or nothing.
  static String within(byte[] content, int body, int end) {
    int quote = body;
    while (quote < end && quote < body + 2 && Character.isLetter(content[quote])) {
      quote++;
    }
    if (quote >= end || (content[quote] != '"' && content[quote] != '\'')) {
      return "";
    }
    String mark = Bytes.text(content, quote, quote + 1);
    if (Bytes.startsWith(content, quote, mark.repeat(3))) {
      mark = mark.repeat(3);
    }
    int close = quote + mark.length();
    while (close < end && !Bytes.startsWith(content, close, mark)) {
      close += content[close] == '\\' ? 2 : 1;
    }
    close = Math.min(Math.min(close, end), quote + MAX_BYTES);
    return sentence(Bytes.text(content, Math.min(quote + mark.length(), close), close));
  }

  /// The first sentence of a comment, or its first paragraph where that is shorter.
  static String sentence(String comment) {
    var text = new StringBuilder();
    for (int start = 0; start <= comment.length();) {
      int newline = comment.indexOf('\n', start);
      int end = newline < 0 ? comment.length() : newline;
      String said = withoutMarks(comment, start, end);
      start = end + 1;
      if (said.isEmpty() || said.startsWith("@") || said.startsWith("\\param")) {
        if (!text.isEmpty()) {
          break;
        }
        continue;
      }
      if (!text.isEmpty()) {
        text.append(' ');
      }
      text.append(said);
      if (text.length() > Signature.LENGTH * 2 || sentenceEnd(said) >= 0) {
        break;
      }
    }
    String plain = plain(text.toString());
    int end = sentenceEnd(plain);
    return shortened(end >= 0 ? plain.substring(0, end) : plain);
  }

  /// A text without what is for tools: elements of HTML, tags in braces, the quotes around it.
  private static String plain(String text) {
    String plain = text;
    if (plain.indexOf('<') >= 0) {
      plain = TAGS.matcher(plain).replaceAll("");
    }
    if (plain.contains("{@")) {
      plain = INLINE.matcher(plain).replaceAll("$1");
    }
    plain = plain.strip();
    return plain.indexOf('"') < 0 && plain.indexOf('\'') < 0
        ? plain
        : QUOTES.matcher(plain).replaceAll("").strip();
  }

  /// The offset after the mark that ends the first sentence, or -1.
  private static int sentenceEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (".!?".indexOf(text.charAt(i)) >= 0
          && (i + 1 == text.length() || isBlank(text.charAt(i + 1)))) {
        return i + 1;
      }
    }
    return -1;
  }

  /// A line of a comment without the marks of a comment at its start and end.
  private static String withoutMarks(String text, int from, int to) {
    int start = from;
    while (start < to && isBlank(text.charAt(start))) {
      start++;
    }
    start += mark(text, start, to);
    int end = to;
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (end - start >= 2 && text.charAt(end - 1) == '/' && text.charAt(end - 2) == '*') {
      end--;
      while (end > start && text.charAt(end - 1) == '*') {
        end--;
      }
    }
    return text.substring(start, end).strip();
  }

  /// How long the mark at the start of a line is: `/**`, `//!`, `*`, `##`, `--`, `;;` and their like.
  private static int mark(String text, int start, int end) {
    if (start == end) {
      return 0;
    }
    char first = text.charAt(start);
    int run = 1;
    while (start + run < end && text.charAt(start + run) == first) {
      run++;
    }
    char next = start + run < end ? text.charAt(start + run) : ' ';
    return switch (first) {
      case ';' -> run;
      case '-' -> run > 1 ? run : 0;
      // `#[` starts an attribute.
      case '#' -> next == '[' ? run - 1 : next == '!' ? run + 1 : run;
      case '*' -> run == 1 && next == '/' ? 0 : 1;
      case '/' -> run > 1
          ? opening(text, start, end, '/')
          : next == '*' ? opening(text, start, end, '*') : 0;
      default -> 0;
    };
  }

  /// The length of `//`, `/*`, with what says that it is documentation after it.
  private static int opening(String text, int start, int end, char second) {
    int at = start + 2;
    at += at < end && (text.charAt(at) == second || text.charAt(at) == '!') ? 1 : 0;
    at += at < end && text.charAt(at) == '<' ? 1 : 0;
    return at - start;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static String shortened(String text) {
    if (text.length() <= Signature.LENGTH) {
      return text;
    }
    int cut = Signature.LENGTH - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut) + "…";
  }

  private static int lastUpTo(List<Tags.Stretch> comments, int offset) {
    int low = 0;
    int high = comments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comments.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /// Whether a comment stands in lines of its own, with no empty line and no other statement after it.
  private static boolean leadsTo(byte[] content, Tags.Stretch comment, int start) {
    if (start - comment.end() > MAX_GAP || !Bytes.startsLine(content, comment.start())
        || Bytes.startsWith(content, comment.start(), "#!")) {
      return false;
    }
    int from = comment.end();
    int first = Bytes.skipBlank(content, from, start);
    boolean attributes = first < start && ("@#[".indexOf(content[first]) >= 0
        || Bytes.startsWith(content, first, "template"));
    return gapIsClear(content, from, start, attributes);
  }

  /// Nothing but modifiers in the line of the definition, or attributes.
  private static boolean gapIsClear(byte[] content, int from, int start, boolean attributes) {
    int newlines = endsLine(content, from);
    int depth = 0;
    boolean words = false;
    for (int i = from; i < start; i++) {
      byte b = content[i];
      depth += attributes ? "([".indexOf(b) >= 0 ? 1 : ")]".indexOf(b) >= 0 ? -1 : 0 : 0;
      if (b == '\n') {
        newlines++;
        if (newlines > 1 || (words && !attributes)) {
          return false;
        }
      } else if (!Bytes.isBlank(b)) {
        newlines = 0;
        words = true;
        if (depth == 0 && (";{}".indexOf(b) >= 0 || (!attributes && "(=:,".indexOf(b) >= 0))) {
          return false;
        }
      }
    }
    return true;
  }

  /// Some parsers count the end of the line to the comment.
  private static int endsLine(byte[] content, int end) {
    return end > 0 && content[end - 1] == '\n' ? 1 : 0;
  }

  private static int newlines(byte[] content, int start, int end) {
    int count = 0;
    for (int i = start; i < end; i++) {
      if (content[i] == '\n') {
        count++;
      } else if (!Bytes.isBlank(content[i])) {
        return Integer.MAX_VALUE;
      }
    }
    return count;
  }

  private static boolean isLine(byte[] content, int start) {
    return Bytes.startsWith(content, start, "//") || Bytes.startsWith(content, start, "#");
  }
}
