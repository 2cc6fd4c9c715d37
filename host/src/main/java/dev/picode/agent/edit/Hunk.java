package dev.picode.agent.edit;

import java.util.ArrayList;
import java.util.List;

/// A part of a unified diff. Immutable.
///
/// @param number which it is, from 1
/// @param line the line of the old text it says it begins at, from 1; 0 where it does not say
/// @param before the lines that are there
/// @param after the lines that are to be there
record Hunk(int number, int line, List<String> before, List<String> after) {
  Hunk {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /// Makes it, where its lines are: at the line it says, else at the only place after `from`.
  ///
  /// @param shift how many lines hunks before it added
  /// @param from the line, from 0, where the hunk before it ended
  /// @return the line, from 0, where it ends
  /// @throws dev.picode.problem.PiCodeException `edit-mismatch`
  int in(EditedText text, String path, int shift, int from) {
    List<String> lines = lines(text.plain());
    int at = place(lines, path, line - 1 + shift, from);
    int start = offset(lines, at);
    int end = offset(lines, at + before.size());
    String plain = text.plain();
    boolean open = !plain.isEmpty() && !plain.endsWith("\n") && end > plain.length();
    var inserted = new StringBuilder();
    after.forEach(line -> inserted.append(line).append('\n'));
    if (open && start > plain.length()) {
      inserted.insert(0, '\n');
    }
    if (open && !inserted.isEmpty()) {
      inserted.setLength(inserted.length() - 1);
    }
    text.replace(Math.min(start, plain.length()), Math.min(end, plain.length()),
        inserted.toString());
    return at + after.size();
  }

  private int place(List<String> lines, String path, int said, int from) {
    if (before.isEmpty()) {
      // Only added lines: they come after the line that is named, where the file is not empty.
      if (line == 0 && !lines.isEmpty()) {
        throw EditProblems.mismatch(
            "hunk " + number + " of the diff of `" + path + "` has no line that is there already",
            "give a line of context before or after what is added");
      }
      int after = Math.max(0, said + 1);
      if (after > lines.size() || after < from) {
        throw missing(path);
      }
      return after;
    }
    if (line > 0 && said >= from && isAt(lines, said)) {
      return said;
    }
    var found = new ArrayList<Integer>();
    for (int at = from; at + before.size() <= lines.size(); at++) {
      if (isAt(lines, at)) {
        found.add(at);
      }
    }
    if (found.isEmpty()) {
      throw missing(path);
    }
    if (found.size() > 1) {
      throw EditProblems.mismatch(
          "the lines of hunk " + number + " are in `" + path + "` " + found.size()
              + " times, first at the lines " + (found.get(0) + 1) + " and " + (found.get(1) + 1),
          "give more lines of context, or the right line in the line `@@`");
    }
    return found.getFirst();
  }

  private RuntimeException missing(String path) {
    return EditProblems.mismatch(
        "the lines of hunk " + number + " are nowhere in `" + path + "`"
            + (before.isEmpty()
                ? ""
                : "; the first is `" + before.getFirst().replace('`', '\'') + "`"),
        "lines of context and those to be removed have to be the same to the last blank;"
            + " read the file again");
  }

  private boolean isAt(List<String> lines, int at) {
    return at >= 0 && at + before.size() <= lines.size()
        && lines.subList(at, at + before.size()).equals(before);
  }

  private static List<String> lines(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return List.of(whole.split("\n", -1));
  }

  private static int offset(List<String> lines, int line) {
    int offset = 0;
    for (String text : lines.subList(0, line)) {
      offset += text.length() + 1;
    }
    return offset;
  }
}
