package dev.picode.terminal.code;

import java.util.List;

/// Finds the parts of XML and HTML, in one pass. Confined to one thread.
final class MarkupScanner {
  private final Tokens in;

  private MarkupScanner(String text) {
    this.in = new Tokens(text);
  }

  static List<Token> scan(String text) {
    var scanner = new MarkupScanner(text);
    while (!scanner.in.atEnd()) {
      scanner.step();
    }
    return scanner.in.found();
  }

  private void step() {
    if (in.sees("<!--")) {
      upTo("-->", TokenKind.COMMENT);
    } else if (in.sees("<![CDATA[")) {
      upTo("]]>", TokenKind.STRING);
    } else if (in.sees("<!") || in.sees("<?")) {
      upTo(">", TokenKind.META);
    } else if (in.peek(0) == '<' && (isName(in.peek(1)) || in.peek(1) == '/')) {
      element();
    } else if (in.peek(0) == '&' && isEntity()) {
      upTo(";", TokenKind.CONSTANT);
    } else {
      in.at++;
    }
  }

  private void upTo(String close, TokenKind kind) {
    int start = in.at;
    int end = in.text.indexOf(close, start);
    in.at = end < 0 ? in.text.length() : end + close.length();
    in.add(kind, start);
  }

  private boolean isEntity() {
    int i = 1;
    while (i < 12 && (isName(in.peek(i)) || in.peek(i) == '#')) {
      i++;
    }
    return i > 1 && in.peek(i) == ';';
  }

  private void element() {
    in.at += in.peek(1) == '/' ? 2 : 1;
    name(TokenKind.TAG);
    while (!in.atEnd() && in.peek(0) != '>' && in.peek(0) != '<') {
      char c = in.peek(0);
      if (c == '"' || c == '\'') {
        value(c);
      } else if (isName(c)) {
        name(TokenKind.PROPERTY);
      } else {
        in.at++;
      }
    }
  }

  private void value(char quote) {
    int start = in.at++;
    int end = in.text.indexOf(quote, in.at);
    in.at = end < 0 ? in.text.length() : end + 1;
    in.add(TokenKind.STRING, start);
  }

  private void name(TokenKind kind) {
    int start = in.at;
    while (isName(in.peek(0))) {
      in.at++;
    }
    in.add(kind, start);
  }

  private static boolean isName(char c) {
    return c == '_' || c == '-' || c == ':' || c == '.' || Character.isLetterOrDigit(c);
  }
}
