package dev.picode.terminal.code;

import java.util.List;

/// Finds the lines of a difference. Stateless.
final class DiffScanner {
  private DiffScanner() {}

  static List<Token> scan(String text) {
    var in = new Tokens(text);
    while (!in.atEnd()) {
      int start = in.at;
      in.at = in.lineEnd(start);
      TokenKind kind = switch (text.charAt(start)) {
        case '+' -> text.startsWith("+++ ", start) ? TokenKind.META : TokenKind.ADDED;
        case '-' -> text.startsWith("--- ", start) ? TokenKind.META : TokenKind.REMOVED;
        case '@', '\\' -> TokenKind.META;
        case 'd', 'i', 'n', 'r' -> text.startsWith("diff ", start)
            || text.startsWith("index ", start) ? TokenKind.META : null;
        default -> null;
      };
      if (kind != null) {
        in.add(kind, start);
      }
      in.at++;
    }
    return in.found();
  }
}
