package dev.picode.agent.edit;

import java.util.ArrayList;
import java.util.List;

/// One text in the place of another. Immutable.
///
/// @param oldText what is there
/// @param newText what is to be there
/// @param all whether it is replaced wherever it is; else it has to be there once
record Replacement(String oldText, String newText, boolean all) {
  private static final int LINES_NAMED = 8;
  private static final int SHOWN = 80;

  Replacement {
    oldText = EditedText.plain(oldText);
    newText = EditedText.plain(newText);
  }

  /// Makes it.
  ///
  /// @param path the file, for the message
  /// @param number which of several edits it is, from 1; 0 for the only one
  /// @throws dev.picode.problem.PiCodeException `edit-mismatch`
  void in(EditedText text, String path, int number) {
    String which = number == 0 ? "the edit" : "edit " + number;
    if (oldText.isEmpty()) {
      throw EditProblems.mismatch(which + " of `" + path + "` has an empty `old_text`",
          "give the text that is to be replaced; the tool `write` makes a whole file");
    }
    List<Integer> found = places(text.plain());
    if (found.isEmpty()) {
      throw EditProblems.mismatch(
          "`old_text` of " + which + " is nowhere in `" + path + "`", nearly(text.plain()));
    }
    if (found.size() > 1 && !all) {
      throw EditProblems.mismatch(
          "`old_text` of " + which + " is in `" + path + "` " + found.size()
              + " times, at the lines "
              + lines(text.plain(), found),
          "give more of the lines around it, or set `all` to replace each");
    }
    int from = text.plain().length() + 1;
    for (int at : found.reversed()) {
      if (at + oldText.length() <= from) {
        from = at;
        text.replace(at, at + oldText.length(), newText);
      }
    }
  }

  /// Where it is: each place where one is asked for, those that do not overlap where all are.
  private List<Integer> places(String text) {
    var found = new ArrayList<Integer>();
    int step = all ? oldText.length() : 1;
    for (int at = text.indexOf(oldText); at >= 0; at = text.indexOf(oldText, at + step)) {
      found.add(at);
    }
    return found;
  }

  private String nearly(String text) {
    String first = oldText.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("");
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!first.isEmpty() && line.strip().equals(first)) {
        return "line " + number + " is like its first line: `" + cut(line)
            + "`; blanks or the lines after it differ, so read the file again and copy them exactly";
      }
    }
    return "read the file again: the text has to be the same to the last blank, without line numbers";
  }

  private static String cut(String line) {
    String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    return shown.replace('`', '\'');
  }

  private static String lines(String text, List<Integer> found) {
    var lines = new ArrayList<String>();
    for (int at : found.subList(0, Math.min(LINES_NAMED, found.size()))) {
      lines.add(String.valueOf(text.substring(0, at).chars().filter(c -> c == '\n').count() + 1));
    }
    return String.join(", ", lines) + (found.size() > LINES_NAMED ? " …" : "");
  }
}
