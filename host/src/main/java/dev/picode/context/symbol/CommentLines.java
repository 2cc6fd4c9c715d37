package dev.picode.context.symbol;

import java.util.List;
import java.util.regex.Pattern;

/// Shortens comments to the first line that says something, and empty lines to one. Stateless, safe for many threads.
final class CommentLines {
  private static final Pattern SAYS = Pattern.compile(".*[\\p{L}\\p{N}].*");
  private static final Pattern LINE = Pattern.compile(
      "\\s*(?://|#(?!\\[|!|\\s*(?:include|import|define|undef|if|el|end|pragma|error)\\b)|--\\s).*");
  private static final Pattern QUOTED = Pattern.compile("\\s*[rRuU]?(\"\"\"|''').*");

  private CommentLines() {}

  static String shortened(String text) {
    List<String> lines = text.lines().toList();
    var out = new StringBuilder();
    boolean blank = true;
    for (int i = 0; i < lines.size();) {
      int end = run(lines, i);
      if (end > i) {
        String said = said(lines.subList(i, end));
        if (!said.isEmpty()) {
          out.append(said).append('\n');
          blank = false;
        }
        i = end;
        continue;
      }
      String line = lines.get(i++).stripTrailing();
      if (!line.isEmpty() || !blank) {
        out.append(line).append('\n');
      }
      blank = line.isEmpty();
    }
    return out.toString().stripTrailing() + "\n";
  }

  /// The end of the comment that starts at a line, or that line where none does.
  private static int run(List<String> lines, int from) {
    String first = lines.get(from).strip();
    int i = from;
    if (first.startsWith("/*")) {
      while (i < lines.size() && !lines.get(i).contains("*/")) {
        i++;
      }
      boolean whole = i < lines.size() && lines.get(i).strip().endsWith("*/");
      return whole ? i + 1 : from;
    }
    var quote = QUOTED.matcher(lines.get(from));
    if (quote.matches()) {
      String mark = quote.group(1);
      if (first.indexOf(mark, first.indexOf(mark) + 3) > 0) {
        return from;
      }
      i++;
      while (i < lines.size() && !lines.get(i).contains(mark)) {
        i++;
      }
      return i < lines.size() && lines.get(i).strip().endsWith(mark) ? i + 1 : from;
    }
    while (i < lines.size() && LINE.matcher(lines.get(i)).matches()) {
      i++;
    }
    return i;
  }

  private static String said(List<String> comment) {
    if (comment.size() == 1) {
      return comment.getFirst().stripTrailing();
    }
    String first = comment.getFirst();
    String indent = first.substring(0, first.length() - first.stripLeading().length());
    String line = comment.stream()
        .filter(one -> SAYS.matcher(one).matches())
        .findFirst()
        .orElse("")
        .strip();
    if (line.isEmpty()) {
      return "";
    }
    if (first.strip().startsWith("/*")) {
      String plain = line.replaceFirst("^(?:/\\*[*!]?|\\*)\\s*", "").replaceFirst("\\s*\\*/$", "");
      return indent + (first.strip().startsWith("/**") ? "/** " : "/* ") + plain + " */";
    }
    var quote = QUOTED.matcher(first);
    if (quote.matches()) {
      String mark = quote.group(1);
      String plain = line.replaceFirst("^[rRuU]?" + mark + "\\s*", "").replace(mark, "");
      return indent + mark + plain + mark;
    }
    return indent + line;
  }
}
