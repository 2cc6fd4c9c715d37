package dev.picode.terminal.code;

import java.util.ArrayList;
import java.util.List;

/// A text being read from its start to its end, with what was found in it. Confined to one thread.
final class Tokens {
  final String text;
  int at;
  private final List<Token> found = new ArrayList<>();

  Tokens(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /// The character that is so many behind the next one, 0 beyond the ends.
  char peek(int offset) {
    int index = at + offset;
    return index >= 0 && index < text.length() ? text.charAt(index) : 0;
  }

  boolean sees(String word) {
    return text.startsWith(word, at);
  }

  /// Whether nothing but blanks is between the start of the line and an index.
  boolean startsLine(int index) {
    int i = index - 1;
    int least = Math.max(0, index - 200);
    while (i >= least && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n';
  }

  /// The end of the line that an index is in.
  int lineEnd(int index) {
    int end = text.indexOf('\n', index);
    return end < 0 ? text.length() : end;
  }

  /// Notes what stands between an index and where the reading is, if anything does.
  void add(TokenKind kind, int start) {
    if (at > start) {
      found.add(new Token(kind, start, at));
    }
  }

  List<Token> found() {
    return List.copyOf(found);
  }
}
