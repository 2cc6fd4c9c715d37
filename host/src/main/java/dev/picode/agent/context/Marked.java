package dev.picode.agent.context;

/// Text that is data and not what somebody wants: it stands between two marks. Stateless, safe for many threads.
///
/// The marks have a number that makes the one at the end differ from whatever is in the text, so that no file can end it
/// early.
public final class Marked {
  private Marked() {}

  /// The text between its marks.
  ///
  /// @param name what it is, such as a path
  public static String data(Origin origin, String name, String text) {
    int number = 1;
    while (text.contains("</data-" + number)) {
      number++;
    }
    String shown = name.replaceAll("[\\p{Cntrl}\"<>]", "_");
    return "<data-" + number + " origin=\"" + origin.text() + "\" name=\"" + shown + "\">\n" + text
        + (text.endsWith("\n") ? "" : "\n") + "</data-" + number + ">\n";
  }
}
