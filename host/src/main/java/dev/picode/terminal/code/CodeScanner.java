package dev.picode.terminal.code;

import dev.picode.terminal.code.Grammar.Quote;
import dev.picode.terminal.code.Grammar.Trait;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the parts of code by a grammar, in one pass. Confined to one thread.
///
/// Every step moves on, and nothing that was read is read again but for a few characters, so the time grows with the
/// length of the text, whatever is in it. A text or comment without an end goes on to the end of its line or,
/// where it may have several, of the code.
final class CodeScanner {
  /// The longest word that is looked up.
  private static final int MAX_WORD = 40;

  private final Grammar grammar;
  private final Tokens in;

  private CodeScanner(Grammar grammar, String text) {
    this.grammar = grammar;
    this.in = new Tokens(text);
  }

  static List<Token> scan(Grammar grammar, String text) {
    var scanner = new CodeScanner(grammar, text);
    while (!scanner.in.atEnd()) {
      scanner.step();
    }
    return scanner.in.found();
  }

  private void step() {
    char c = in.peek(0);
    if (c == ' ' || c == '\n' || c == '\t') {
      in.at++;
    } else if (!comment() && !marked(c) && !string()) {
      if (isDigit(c) || (c == '.' && isDigit(in.peek(1)))) {
        number();
      } else if (isNameStart(c)) {
        name();
      } else {
        in.at++;
      }
    }
  }

  private boolean comment() {
    int start = in.at;
    List<String> blocks = grammar.blockComments();
    for (int i = 0; i < blocks.size(); i += 2) {
      if (in.sees(blocks.get(i))) {
        int end = in.text.indexOf(blocks.get(i + 1), start + blocks.get(i).length());
        in.at = end < 0 ? in.text.length() : end + blocks.get(i + 1).length();
        in.add(TokenKind.COMMENT, start);
        return true;
      }
    }
    for (String line : grammar.lineComments()) {
      if (in.sees(line) && (!grammar.is(Trait.COMMENT_AT_WORD) || isBlank(in.peek(-1)))) {
        in.at = in.lineEnd(start);
        in.add(TokenKind.COMMENT, start);
        return true;
      }
    }
    return false;
  }

  /// What a sign before it makes of a name.
  private boolean marked(char c) {
    TokenKind kind = switch (c) {
      case '@' -> grammar.is(Trait.AT_META)
          ? TokenKind.META
          : grammar.is(Trait.AT_VARIABLES) ? TokenKind.VARIABLE : null;
      case '$' -> grammar.is(Trait.DOLLAR_VARIABLES) ? TokenKind.VARIABLE : null;
      case ':' -> grammar.is(Trait.COLON_SYMBOLS) && !isName(in.peek(-1)) && in.peek(-1) != ':'
          ? TokenKind.CONSTANT
          : null;
      case '#' -> hash();
      case '[' -> grammar.is(Trait.SECTIONS) && in.startsLine(in.at) ? TokenKind.META : null;
      default -> null;
    };
    if (kind == null) {
      return false;
    }
    int start = in.at++;
    if (c == '[' || (c == '#' && in.peek(0) == '[')) {
      closeWith(']');
    } else if (c == '$' && in.peek(0) == '{') {
      closeWith('}');
    } else {
      while (isName(in.peek(0))) {
        in.at++;
      }
    }
    if (in.at == start + 1 && c != '#') {
      return true;
    }
    in.add(kind, start);
    return true;
  }

  private void closeWith(char close) {
    while (!in.atEnd() && in.peek(0) != '\n' && in.peek(0) != close) {
      in.at++;
    }
    in.at += in.peek(0) == close ? 1 : 0;
  }

  private @Nullable TokenKind hash() {
    if (grammar.is(Trait.HASH_BRACKETS) && (in.peek(1) == '[' || in.peek(1) == '!')) {
      return TokenKind.META;
    }
    if (grammar.is(Trait.HASH_META) && in.startsLine(in.at)) {
      return TokenKind.META;
    }
    return grammar.is(Trait.HASH_NUMBERS) && isName(in.peek(1)) ? TokenKind.NUMBER : null;
  }

  private boolean string() {
    if (in.peek(0) == '\'' && isName(in.peek(-1))) {
      return false; // an apostrophe, or a separator of digits
    }
    for (Quote quote : grammar.strings()) {
      if (in.sees(quote.open())) {
        if (quote.open().equals("'") && grammar.is(Trait.LIFETIMES) && lifetime()) {
          return true;
        }
        string(quote, in.at);
        return true;
      }
    }
    return false;
  }

  private boolean lifetime() {
    if (!isNameStart(in.peek(1)) || in.peek(2) == '\'') {
      return false;
    }
    int start = in.at++;
    while (isName(in.peek(0))) {
      in.at++;
    }
    in.add(TokenKind.META, start);
    return true;
  }

  private void string(Quote quote, int start) {
    in.at += quote.open().length();
    while (!in.atEnd()) {
      char c = in.peek(0);
      if (c == '\n' && !quote.lines()) {
        break;
      }
      if (c == quote.escape() && c != 0) {
        in.at += in.peek(1) == '\n' && !quote.lines() ? 1 : 2;
      } else if (in.sees(quote.close())) {
        in.at += quote.close().length();
        break;
      } else {
        in.at++;
      }
    }
    in.at = Math.min(in.at, in.text.length());
    boolean key = grammar.is(Trait.STRING_KEYS) && next() == ':';
    in.add(key ? TokenKind.PROPERTY : TokenKind.STRING, start);
  }

  private void number() {
    int start = in.at;
    while (isName(in.peek(0)) || (in.peek(0) == '.' && isName(in.peek(1)))
        || isExponentSign(start)) {
      in.at++;
    }
    in.add(TokenKind.NUMBER, start);
  }

  /// Whether a sign belongs to a number such as `1e-9`; in `0x1e-9` it does not.
  private boolean isExponentSign(int start) {
    char sign = in.peek(0);
    char before = in.peek(-1);
    return (sign == '-' || sign == '+') && (before == 'e' || before == 'E')
        && isDigit(in.peek(1)) && !in.text.startsWith("0x", start);
  }

  private void name() {
    int start = in.at;
    while (isName(in.peek(0))
        || (in.peek(0) == '-' && grammar.is(Trait.DASHED_NAMES) && isName(in.peek(1)))) {
      in.at++;
    }
    int length = in.at - start;
    if (length <= 2 && grammar.is(Trait.PREFIXES) && prefixed(start)) {
      return;
    }
    TokenKind kind = length > MAX_WORD ? null : kind(start);
    if (kind != null) {
      in.add(kind, start);
    }
  }

  private boolean prefixed(int start) {
    for (Quote quote : grammar.strings()) {
      if (in.sees(quote.open())) {
        string(quote, start);
        return true;
      }
    }
    return false;
  }

  private @Nullable TokenKind kind(int start) {
    String word = in.text.substring(start, in.at);
    boolean member = start > 0 && in.text.charAt(start - 1) == '.';
    char next = next();
    if (isKey(next)) {
      return TokenKind.PROPERTY;
    }
    TokenKind known = member ? null : grammar.kind(word);
    if (known != null) {
      return known;
    }
    if (grammar.is(Trait.CALLS) && next == '(' && in.peek(0) == '(') {
      boolean type = grammar.is(Trait.CAPITAL_TYPES) && Character.isUpperCase(word.charAt(0));
      return type ? TokenKind.TYPE : TokenKind.FUNCTION;
    }
    if (grammar.is(Trait.CAPITAL_TYPES) && Character.isUpperCase(word.charAt(0))) {
      return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT))
          ? TokenKind.CONSTANT
          : TokenKind.TYPE;
    }
    return null;
  }

  private boolean isKey(char next) {
    return (next == ':' && grammar.is(Trait.COLON_KEYS)
        && (!grammar.is(Trait.COMMENT_AT_WORD) || isBlank(in.peek(1)) || in.peek(1) == 0))
        || (next == '=' && grammar.is(Trait.EQUAL_KEYS));
  }

  /// The next character that is no blank, as long as it is near.
  private char next() {
    for (int i = 0; i < 30; i++) {
      char c = in.peek(i);
      if (c != ' ' && c != '\t') {
        return c;
      }
    }
    return 0;
  }

  private static boolean isBlank(char c) {
    return c == 0 || c == ' ' || c == '\t' || c == '\n' || c == ';' || c == '(' || c == '{'
        || c == ',' || c == '[';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean isName(char c) {
    return c == '_' || isDigit(c) || Character.isLetter(c);
  }
}
