package dev.picode.context.symbol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes words out of C and C++ that only the preprocessor understands: `API int (*run)(void) PURE;`, `BEGIN_DECLS` and
/// `static LIST_OF(item)` on lines of their own.
///
/// A parser that knows no macros takes such a word for a type, and what follows for something else. Only words in capitals
/// are taken, at the start of a line, where what follows is a whole declaration or nothing; they become spaces, or `extern`
/// before a declaration that could be taken for a product, so that all else stays where it was. Confined to one
/// thread.
final class MacroWords {
  private static final Set<String> LANGUAGES = Set.of("C", "C++", "Cuda");
  private static final byte[] EXTERN = "extern".getBytes(StandardCharsets.US_ASCII);
  private static final String WORD = "[A-Za-z_]\\w*+";

  /// As long as a word is at least.
  private static final int LEAST = 3;
  private static final String CAPITALS = "[A-Z][A-Z0-9_]{" + (LEAST - 1) + ",60}+";

  /// What a declaration goes on with after a word that is no part of it: a word of the language, a type with what it
  /// declares, or that in parentheses with those of a function after it.
  private static final Pattern BEFORE_DECLARATION = Pattern.compile("\\G(" + CAPITALS
      + ")[ \\t]+(?=(?:static|extern|inline|void|char|short|int|long|float|double|signed|unsigned|struct|union|enum)\\b"
      + "|const[ \\t]+" + WORD + "[ \\t*]+" + WORD
      + "|(?!const\\b|volatile\\b|operator\\b|WINAPI\\b|APIENTRY\\b|CALLBACK\\b)" + WORD
      + "(?:[ \\t]*+\\*[ \\t*]*+(?:" + WORD + "|\\()|[ \\t]++" + WORD
      + "|[ \\t]*+\\([ \\t]*+\\*?[ \\t]*+" + WORD + "[ \\t]*+\\)[ \\t]*+\\())");
  private static final Pattern AFTER_DECLARATION = Pattern
      .compile("\\)[ \\t]*+(" + CAPITALS + ")[ \\t]*+;[ \\t]*+\\r?$");
  private static final Pattern STORAGE = Pattern.compile("\\G(?:static|extern|inline)[ \\t]+");

  /// A line of its own; not the type of a function that stands on the next.
  private static final Pattern ALONE = Pattern
      .compile("(" + CAPITALS + ")[ \\t\\r]*+\\n(?!\\s*+" + WORD + "[ \\t]*+\\()");
  private static final Pattern CALL = Pattern
      .compile("[ \\t]*+((?:(?:static|extern|inline)[ \\t]+)*+(" + CAPITALS + ")[ \\t]*+)\\(");

  /// After another word, as no call stands.
  private static final Pattern NOTE = Pattern
      .compile("(?<!\\w)(" + WORD + ")[ \\t]++(" + CAPITALS + ")[ \\t]*+\\(");
  private static final Set<String> STATEMENTS = Set.of("return", "else", "case", "do", "goto",
      "sizeof",
      "define", "defined", "if", "elif", "co_return", "co_await", "co_yield", "throw", "and", "or",
      "not");
  private static final Pattern NAME_OR_VALUE = Pattern.compile("\\s*+(?:[A-Za-z_*]|=[^=])");

  /// What may stand after a call that is no part of a statement or function: another declaration or statement.
  private static final Pattern NEXT = Pattern.compile("[ \\t]*+\\r?(?:\\n\\s*+(?:[\\w#}/]|$)|$)");

  private final byte[] blank;
  /// One character a byte.
  private final String text;
  private final List<Tags.Use> uses = new ArrayList<>();
  /// Whether a declaration or statement may start at the line.
  private boolean starts = true;

  private MacroWords(byte[] content, String text) {
    blank = content;
    this.text = text;
  }

  /// Of a file; in other languages than C and those that come from it nothing is taken.
  static MacroWords of(String language, byte[] content) {
    if (!LANGUAGES.contains(language)) {
      return new MacroWords(content, "");
    }
    var words = new MacroWords(content.clone(), new String(content, StandardCharsets.ISO_8859_1));
    int start = 0;
    while (start < content.length) {
      start = words.line(start) + 1;
    }
    return words;
  }

  /// What to parse; not to be changed.
  byte[] content() {
    return blank;
  }

  /// The words, as they were used.
  List<Tags.Use> uses() {
    return List.copyOf(uses);
  }

  /// Looks at a line and says where it ends.
  int line(int start) {
    int newline = text.indexOf('\n', start);
    int end = newline < 0 ? text.length() : newline;
    boolean capitals = hasCapitals(start, end);
    if (capitals) {
      notes(start, end);
    }
    boolean declares = capitals && Character.isLetter(text.charAt(start))
        && aroundDeclaration(start, end);
    if (declares || !capitals || !starts || !(alone(start) || call(start, end))) {
      String line = text.substring(start, end).strip();
      starts = line.isEmpty() ? starts : mayEnd(line);
    }
    return end;
  }

  /// Whether a line holds a word that may be taken. Most do not, and looking for patterns takes much longer.
  private boolean hasCapitals(int start, int end) {
    int run = 0;
    for (int i = start; i < end; i++) {
      byte b = blank[i];
      boolean goesOn = run > 0 && (b == '_' || (b >= '0' && b <= '9'));
      run = goesOn || (b >= 'A' && b <= 'Z') ? run + 1 : 0;
      if (run == LEAST) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayEnd(String line) {
    return line.startsWith("#") || line.startsWith("//") || line.endsWith(";")
        || line.endsWith("}") || line.endsWith("*/") || line.endsWith(") {");
  }

  /// Takes what is noted of a declaration, with a call's brackets, before its name or value.
  private void notes(int start, int end) {
    Matcher note = NOTE.matcher(text);
    int at = start;
    while (at < end && note.region(at, end).find()) {
      at = note.end(1);
      int close = STATEMENTS.contains(note.group(1)) ? -1 : close(note.end() - 1, end);
      if (close > 0 && NAME_OR_VALUE.matcher(text).region(close, text.length()).lookingAt()) {
        take(note.start(2), note.start(2), note.end(2), Reference.Kind.CALL);
        Arrays.fill(blank, note.end(2), close, (byte) ' ');
        at = close;
      }
    }
  }

  private boolean aroundDeclaration(int start, int end) {
    Matcher storage = STORAGE.matcher(text).region(start, end);
    int at = start;
    while (storage.find()) {
      at = storage.end();
    }
    int known = uses.size();
    Matcher before = BEFORE_DECLARATION.matcher(text).region(at, end);
    while (before.find()) {
      take(before.start(1), before.start(1), before.end(1), Reference.Kind.USE);
      if (before.end(1) - before.start(1) >= EXTERN.length) {
        System.arraycopy(EXTERN, 0, blank, before.start(1), EXTERN.length);
      }
    }
    if (uses.size() == known) {
      return false;
    }
    Matcher after = AFTER_DECLARATION.matcher(text).region(at, end);
    if (after.find()) {
      take(after.start(1), after.start(1), after.end(1), Reference.Kind.USE);
    }
    return true;
  }

  private boolean alone(int start) {
    Matcher alone = ALONE.matcher(text).region(start, text.length());
    if (alone.lookingAt()) {
      take(start, start, alone.end(1), Reference.Kind.USE);
      return true;
    }
    return false;
  }

  private boolean call(int start, int end) {
    Matcher call = CALL.matcher(text).region(start, end);
    if (!call.lookingAt()) {
      return false;
    }
    int close = close(call.end() - 1, end);
    if (close < 0 || !NEXT.matcher(text).region(close, text.length()).lookingAt()) {
      return false;
    }
    take(call.start(1), call.start(2), call.end(2), Reference.Kind.CALL);
    Arrays.fill(blank, call.end(2), close, (byte) ' ');
    return true;
  }

  /// After the bracket that closes one, or -1 where none does on the line.
  private int close(int open, int end) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < end; i++) {
      char c = text.charAt(i);
      if (c == '"' && text.charAt(i - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private void take(int from, int start, int end, Reference.Kind kind) {
    uses.add(new Tags.Use(kind, start, end));
    Arrays.fill(blank, from, end, (byte) ' ');
  }
}
