package dev.picode.agent.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A unified diff of one file. Immutable.
///
/// Lines are found by what they hold, so the numbers behind `@@` may be left out; where they are there, the counts have
/// to be right, so that a diff that was cut off is noticed.
///
/// @param hunks its parts, from the top of the file down
record DiffText(List<Hunk> hunks) {
  private static final Pattern HEADER = Pattern
      .compile("@@(?: -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@.*)?(?: .*)?");

  /// Reads a diff.
  ///
  /// @param path the file that it has to be of
  /// @throws dev.picode.problem.PiCodeException `diff-invalid`
  static DiffText of(String text, String path) {
    var hunks = new ArrayList<Hunk>();
    @Nullable Matcher header = null;
    var body = new ArrayList<String>();
    boolean named = false;
    List<String> lines = EditedText.plain(text).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher next = HEADER.matcher(line);
      if (next.matches()) {
        add(hunks, header, body);
        header = next;
      } else if (line.startsWith("--- ") && i + 1 < lines.size()
          && lines.get(i + 1).startsWith("+++ ")) {
        if (named || header != null) {
          throw EditProblems.diffInvalid("the diff is of more than one file");
        }
        name(line, lines.get(i + 1), path);
        named = true;
        i++;
      } else if (header != null) {
        body.add(line);
      } else if (!line.startsWith("diff ") && !line.startsWith("index ") && !line.isBlank()) {
        throw EditProblems.diffInvalid("the diff has the line `" + line.replace('`', '\'')
            + "` before its first hunk");
      }
    }
    add(hunks, header, body);
    if (hunks.isEmpty()) {
      throw EditProblems.diffInvalid("the diff has no hunk");
    }
    return new DiffText(List.copyOf(hunks));
  }

  /// Makes it, all of it or nothing.
  ///
  /// @throws dev.picode.problem.PiCodeException `edit-mismatch`
  void in(EditedText text, String path) {
    int shift = 0;
    int from = 0;
    for (Hunk hunk : hunks) {
      from = hunk.in(text, path, shift, from);
      shift += hunk.after().size() - hunk.before().size();
    }
  }

  private static void name(String old, String changed, String path) {
    for (String line : List.of(old, changed)) {
      String name = line.substring(4).replaceAll("\t.*$", "").strip();
      if (name.equals("/dev/null")) {
        throw EditProblems.diffInvalid("the diff makes or removes a file; `edit` only changes one");
      }
      if (!name.equals(path) && !name.equals("a/" + path) && !name.equals("b/" + path)) {
        throw EditProblems.diffInvalid(
            "the diff is of `" + name.replace('`', '\'') + "`, and `path` is `" + path + "`");
      }
    }
  }

  private static void add(List<Hunk> hunks, @Nullable Matcher header, List<String> body) {
    if (header == null) {
      return;
    }
    int number = hunks.size() + 1;
    var before = new ArrayList<String>();
    var after = new ArrayList<String>();
    // Blank lines behind the diff are none of it.
    while (!body.isEmpty() && body.getLast().isEmpty() && (header.group(1) == null
        || body.stream()
            .filter(line -> line.isEmpty() || " -".indexOf(line.charAt(0)) >= 0)
            .count() > said(header.group(2)))) {
      body.removeLast();
    }
    for (String line : body) {
      char kind = line.isEmpty() ? ' ' : line.charAt(0);
      String rest = line.isEmpty() ? "" : line.substring(1);
      switch (kind) {
        case ' ' -> {
          before.add(rest);
          after.add(rest);
        }
        case '-' -> before.add(rest);
        case '+' -> after.add(rest);
        case '\\' -> {
          // "No newline at end of file": the file keeps the end it has.
        }
        default -> throw EditProblems.diffInvalid("hunk " + number + " has the line `"
            + line.replace('`', '\'') + "`");
      }
    }
    body.clear();
    count(number, header.group(1), header.group(2), before.size(), "old");
    count(number, header.group(1), header.group(4), after.size(), "new");
    if (before.equals(after)) {
      throw EditProblems.diffInvalid("hunk " + number + " changes nothing");
    }
    hunks.add(new Hunk(number, header.group(1) == null ? 0 : Integer.parseInt(header.group(1)),
        before, after));
  }

  private static int said(@Nullable String count) {
    return count == null ? 1 : Integer.parseInt(count);
  }

  private static void count(int number, @Nullable String line, @Nullable String count, int is,
      String which) {
    int said = said(count);
    if (line != null && said != is) {
      throw EditProblems.diffInvalid("hunk " + number + " says that it has " + said + " " + which
          + " lines, and has " + is);
    }
  }
}
