package dev.picode.agent.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a line of `sh` once, from its start to its end. Confined to one thread.
///
/// The grammar is that of POSIX (Shell Command Language, 2.2 to 2.10), without what it takes a shell to evaluate: that
/// only makes the answer unsure. So does what bash reads in another way than POSIX.
final class ShellScan {
  /// Commands that change what later words mean, or that run a text.
  private static final Set<String> UNSURE = Set.of("alias", "unalias", "eval", "source", ".",
      "trap", "hash", "enable", "declare", "typeset", "local", "export", "readonly", "set", "shopt",
      "fc", "bind", "complete", "read");

  /// Characters that make a word a pattern or a list of words.
  private static final String PATTERNS = "*?[]{}";

  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=.*",
      Pattern.DOTALL);

  private final String text;
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean quoted;
  private boolean sure = true;
  private boolean closed;
  private boolean writing;
  private boolean reading;
  private int depth;
  private int at;

  ShellScan(String text) {
    this.text = text;
  }

  ShellLine run() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '\'' -> single();
        case '"' -> doubled();
        case '\\' -> escaped();
        case ' ', '\t' -> endWord();
        case '\n', ';', '&', '|' -> separator(c);
        case '(', ')' -> parenthesis(c);
        case '<', '>' -> redirection(c);
        default -> plain(c);
      }
    }
    endCommand();
    sure &= depth == 0 && !commands.isEmpty();
    return new ShellLine(commands, sure);
  }

  private void plain(char c) {
    // A blank to some shells, or nothing that can be seen, or the start of a comment.
    boolean odd = c < ' ' || c == 0x7f || (c > 0x7f && !Character.isLetterOrDigit(c)
        && !Character.isSurrogate(c) && isInvisible(c));
    boolean home = c == '~' && (!inWord || ":=".indexOf(text.charAt(at - 2)) >= 0);
    sure &= !odd && !home && c != '$' && c != '`' && PATTERNS.indexOf(c) < 0
        && (c != '#' || inWord);
    append(c);
  }

  private static boolean isInvisible(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private void append(char c) {
    sure &= !closed;
    inWord = true;
    word.append(c);
  }

  private void single() {
    quote();
    int end = text.indexOf('\'', at);
    sure &= end >= 0;
    int stop = end < 0 ? text.length() : end;
    word.append(text, at, stop);
    at = Math.min(stop + 1, text.length());
  }

  private void doubled() {
    quote();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\' && at < text.length() && "$`\"\\\n".indexOf(text.charAt(at)) >= 0) {
        char next = text.charAt(at++);
        if (next != '\n') {
          word.append(next);
        }
      } else {
        sure &= c != '$' && c != '`';
        word.append(c);
      }
    }
    sure = false;
  }

  private void quote() {
    sure &= !closed;
    inWord = true;
    quoted = true;
  }

  private void escaped() {
    if (at >= text.length()) {
      sure = false;
    } else if (text.charAt(at) == '\n') {
      at++;
    } else {
      quote();
      word.append(text.charAt(at++));
    }
  }

  private void separator(char c) {
    endWord();
    boolean empty = words.isEmpty() && !closed;
    endCommand();
    if (c == '\n') {
      return;
    }
    sure &= !empty;
    char next = at < text.length() ? text.charAt(at) : ' ';
    if (next == c && c != ';') {
      at++;
    } else {
      // `;;` is of `case`; `|&`, `&>` and `;&` mean different things to different shells.
      sure &= ";&|>".indexOf(next) < 0;
    }
  }

  private void parenthesis(char c) {
    if (c == '(') {
      boolean start = !inWord && words.isEmpty() && !closed && !writing && !reading;
      // `((` is arithmetic to some.
      sure &= start && (at == text.length() || text.charAt(at) != '(');
      depth++;
      endCommand();
      return;
    }
    endCommand();
    closed = true;
    sure &= --depth >= 0;
  }

  private void redirection(char c) {
    boolean number = inWord && !quoted && word.chars().allMatch(Character::isDigit);
    if (number) {
      word.setLength(0);
      inWord = false;
    }
    endWord();
    char next = at < text.length() ? text.charAt(at) : ' ';
    if (next == '(' || (c == '<' && next == '<')) {
      sure = false;
      return;
    }
    sure &= !writing && !reading;
    if (next == '&') {
      at++;
      duplicate();
      return;
    }
    at += next == '>' || (c == '>' && next == '|') ? 1 : 0;
    writing = c == '>' || next == '>';
    reading = !writing;
  }

  /// `>&2`: an output goes where another one goes, or is closed.
  private void duplicate() {
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    boolean ends = at == text.length() || " \t\n;|&)<>".indexOf(text.charAt(at)) >= 0;
    sure &= at > start && ends;
  }

  private void endWord() {
    if (!inWord) {
      return;
    }
    String done = word.toString();
    boolean plain = !quoted;
    word.setLength(0);
    inWord = false;
    quoted = false;
    if (writing) {
      if (!done.equals("/dev/null")) {
        commands.add(List.of(">", done));
      }
    } else if (!reading) {
      boolean first = words.stream().allMatch(ShellScan::isAssignment);
      sure &= !closed && !(first && (done.isEmpty() || UNSURE.contains(done)
          || (plain && ShellLine.isReserved(done))));
      words.add(done);
    }
    writing = false;
    reading = false;
  }

  /// Whether a word in front of a command gives it a variable.
  static boolean isAssignment(String word) {
    return ASSIGNMENT.matcher(word).matches();
  }

  private void endCommand() {
    endWord();
    sure &= !writing && !reading;
    writing = false;
    reading = false;
    if (!words.isEmpty()) {
      commands.add(words);
      words = new ArrayList<>();
    }
    closed = false;
  }
}
