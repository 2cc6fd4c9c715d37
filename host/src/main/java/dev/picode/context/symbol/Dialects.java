package dev.picode.context.symbol;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Tells languages apart that share an ending. Stateless, safe for many threads.
final class Dialects {
  private static final int LOOK = 64 << 10;

  /// What starts a line in C++ and in no C.
  private static final Pattern CPP = Pattern.compile(
      "^[ \\t]*+(?:namespace\\b[^;=(\\n]{0,80}[{\\n]|template *<|class +\\w[^;\\n]*+$|using +namespace\\b"
          + "|(?:public|private|protected) *:)",
      Pattern.MULTILINE);

  private Dialects() {}

  /// The language whose grammar suits a file: a header of C may be one of C++.
  static String of(String language, byte[] content) {
    if (!language.equals("C")) {
      return language;
    }
    String start = new String(content, 0, Math.min(content.length, LOOK),
        StandardCharsets.ISO_8859_1);
    return CPP.matcher(start).find() ? "C++" : "C";
  }
}
