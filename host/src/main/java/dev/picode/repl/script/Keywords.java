package dev.picode.repl.script;

import dev.picode.sandbox.protocol.Language;
import java.util.List;

/// The words a language keeps to itself. Stateless.
final class Keywords {
  private static final List<String> JAVASCRIPT = List.of("async", "await", "break", "case", "catch",
      "class", "const", "continue", "default", "delete", "do", "else", "export", "extends", "false",
      "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new", "null", "of",
      "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var",
      "void",
      "while", "with", "yield");
  private static final List<String> PYTHON = List.of("False", "None", "True", "and", "as", "assert",
      "async", "await", "break", "case", "class", "continue", "def", "del", "elif", "else",
      "except",
      "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "match", "nonlocal",
      "not", "or", "pass", "raise", "return", "try", "while", "with", "yield");

  private Keywords() {}

  static List<String> of(Language language) {
    return language == Language.PYTHON ? PYTHON : JAVASCRIPT;
  }
}
