package dev.picode.sandbox.binding;

import java.io.Serial;
import java.util.HexFormat;

/// A script called a function that is not there, or with arguments it does not take. Immutable.
///
/// The message is one sentence that names the function, the parameter, what was expected and what
/// was found. Control characters in text that came from the script are made visible.
public final class BadArgumentException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  BadArgumentException(String message) {
    super(visible(message));
  }

  /// Control characters as their pictures or escapes, and what reorders or hides text as escapes.
  private static String visible(String message) {
    var out = new StringBuilder(message.length());
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      if (c < ' ') {
        out.append((char) (0x2400 + c));
      } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
          || Character.getType(c) == Character.LINE_SEPARATOR
          || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
        out.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
