package dev.picode.terminal;

import java.util.Map;

/// Shows a question and what a person has to know to answer it. Stateless, safe for many threads.
///
/// ```
/// picode: the extension `acme.todo` 1.0.0 wants to read `src/a.js`
///   its reason: "to find notes"
///   Allow it? (y)es, Enter denies:
/// ```
///
/// Every text may be anyone's: each is made safe and kept on its line. Line ends and tabs are shown as pictures,
/// so that a text cannot look like another line, nor two words like one.
public final class QuestionView {
  private QuestionView() {}

  /// The question; the answer is typed behind its end.
  ///
  /// @param sentence what is asked, from anywhere
  /// @param facts what is to be known, by name, in order; from anywhere
  /// @param choices what can be answered, ours
  public static String render(
      String sentence, Map<String, String> facts, String choices, Canvas canvas) {
    var view = new StringBuilder();
    view.append(canvas.paint("picode:", Style.BOLD))
        .append(' ')
        .append(visible(sentence))
        .append('\n');
    facts.forEach((name, fact) -> view.append("  ")
        .append(visible(name))
        .append(": ")
        .append(visible(fact))
        .append('\n'));
    return view.append(again(choices)).toString();
  }

  /// The choices alone, after an answer that means nothing.
  public static String again(String choices) {
    return "  " + choices + " ";
  }

  private static String visible(String text) {
    return Sanitizer.clean(text).replace('\n', '\u240a').replace('\t', '\u2409');
  }
}
