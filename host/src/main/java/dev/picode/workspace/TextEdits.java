package dev.picode.workspace;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;

/// Replaces parts of a text that are named by what they hold. Stateless.
public final class TextEdits {
  private static final int SHOWN = 60;

  private TextEdits() {}

  /// A text with the one place that holds `oldText` replaced.
  ///
  /// @param path the file it is from, for the message
  /// @throws PiCodeException `edit-mismatch` where it is there not once
  public static String replace(WorkspacePath path, String text, String oldText, String newText) {
    if (oldText.isEmpty()) {
      throw problem("an edit of `%s` names no old text".formatted(path),
          "name the text that is to be replaced");
    }
    int first = text.indexOf(oldText);
    int count = 0;
    for (int at = first; at >= 0; at = text.indexOf(oldText, at + 1)) {
      count++;
    }
    if (count != 1) {
      throw problem(
          "`%s` holds `%s` %s, not once".formatted(path, shown(oldText),
              count == 0 ? "nowhere" : count + " times"),
          count == 0 ? missing(text, oldText) : "give more of the text around it");
    }
    return text.substring(0, first) + newText + text.substring(first + oldText.length());
  }

  private static String missing(String text, String oldText) {
    return text.contains("\r\n") && !oldText.contains("\r\n") && oldText.contains("\n")
        ? "its lines end in `\\r\\n`"
        : "read the file again: the text has to be the same to the last space";
  }

  private static String shown(String text) {
    String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return PathProblems.visible(start).replace('`', '\'');
  }

  private static PiCodeException problem(String message, String hint) {
    return Problem.of("edit-mismatch", ProblemKind.SCRIPT, message, hint).toException();
  }
}
