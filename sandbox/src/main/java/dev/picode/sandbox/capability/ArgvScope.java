package dev.picode.sandbox.capability;

import java.util.ArrayList;
import java.util.List;

/// The processes that a permission `run` names, by the words they start with: `git status` is
/// `git status --short` too, and is not `git push`. Immutable.
///
/// The text is split into words by spaces; `'…'` and `"…"` keep what is in them together, without any
/// escapes. There is no shell and so no expansion. A last word `*` says that more words may
/// follow, which is so without it.
///
/// @param words the words, at least one
public record ArgvScope(List<String> words) {
  /// What a shell would act on; as it does nothing here, it is more likely a mistake than meant.
  private static final String SHELL = "|&;<>()$`\\*?[]{}\n\r";

  /// Copies.
  public ArgvScope {
    words = List.copyOf(words);
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      throw new InvalidScopeException("a scope of `run` names a program");
    }
  }

  /// The scope that a text stands for.
  ///
  /// @throws InvalidScopeException where it is none
  public static ArgvScope parse(String text) {
    var words = new ArrayList<String>();
    boolean open = false;
    int at = 0;
    while (at < text.length()) {
      at = skipSpaces(text, at);
      if (at < text.length()) {
        if (open) {
          throw invalid(text, "a `*` stands only at its end");
        }
        int end = wordEnd(text, at);
        String raw = text.substring(at, end);
        open = raw.equals("*");
        if (!open) {
          words.add(unquoted(text, raw));
        }
        at = end;
      }
    }
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      throw invalid(text, "it names no program; name one, such as `git status`");
    }
    return new ArgvScope(words);
  }

  /// Whether a process with these words is covered: they start with exactly the words of the scope.
  public boolean covers(List<String> argv) {
    return argv.size() >= words.size() && argv.subList(0, words.size()).equals(words);
  }

  /// The text that parses to this.
  @Override
  public String toString() {
    return String.join(" ", words.stream().map(ArgvScope::quoted).toList());
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !isSpace(text.charAt(at))) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        at = text.indexOf(c, at + 1);
        if (at < 0) {
          throw invalid(text, "a `" + c + "` is not closed");
        }
      }
      at++;
    }
    return at;
  }

  private static String unquoted(String text, String raw) {
    var word = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '"' || c == '\'') {
        int end = raw.indexOf(c, i + 1);
        word.append(raw, i + 1, end);
        i = end;
      } else if (SHELL.indexOf(c) >= 0 || (c == '~' && i == 0)) {
        throw invalid(text, c == '*'
            ? "a `*` stands only as its last word"
            : "`" + c + "` means nothing without a shell; put it in quotes where a word has it");
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty() && !word.startsWith("~")
        && word.chars()
            .noneMatch(c -> isSpace((char) c) || SHELL.indexOf(c) >= 0 || c == '"'
                || c == '\'');
    if (plain) {
      return word;
    }
    if (word.indexOf('\'') < 0) {
      return "'" + word + "'";
    }
    return word.indexOf('"') < 0
        ? '"' + word + '"'
        : "'" + word.replace("'", "'\"'\"'") + "'";
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static InvalidScopeException invalid(String text, String reason) {
    return new InvalidScopeException("`" + text + "` is not the start of a process: " + reason);
  }
}
