package dev.picode.terminal.diff;

import dev.picode.terminal.diff.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/// The lines before the first hunk of a file, being collected. Confined to one thread.
final class FileHeader {
  private static final String NOTHING = "/dev/null";
  /// Lines that only repeat what others say.
  private static final List<String> SILENT = List.of("index ", "similarity index ",
      "dissimilarity index ");

  private final List<String> notes = new ArrayList<>();
  private boolean open;
  private String git = "";
  private String before = "";
  private String after = "";
  private String what = "";

  /// Whether a line begins the header of another file.
  boolean begins(String line) {
    return line.startsWith("diff --git ") || line.startsWith("diff --cc ")
        || line.startsWith("diff --combined ")
        || (line.startsWith("--- ") && (!open || !before.isEmpty()));
  }

  /// Takes a line of a header.
  ///
  /// @return whether it is one
  boolean take(String line) {
    if (line.startsWith("diff --")) {
      open = true;
      git = line.substring(line.indexOf(' ', 7) + 1);
      return true;
    }
    if (line.startsWith("--- ")) {
      open = true;
      before = path(line.substring(4));
      return true;
    }
    return open && detail(line);
  }

  private boolean detail(String line) {
    if (line.startsWith("+++ ")) {
      after = path(line.substring(4));
    } else if (line.startsWith("rename from ") || line.startsWith("copy from ")) {
      before = line.substring(line.indexOf(" from ") + 6);
    } else if (line.startsWith("rename to ") || line.startsWith("copy to ")) {
      after = line.substring(line.indexOf(" to ") + 4);
      what = line.startsWith("copy") ? "copied" : "renamed";
    } else if (line.startsWith("new file mode ")) {
      what = "new";
      notes.add(line);
    } else if (line.startsWith("deleted file mode ")) {
      what = "deleted";
    } else if (line.startsWith("Binary files ") || line.equals("GIT binary patch")) {
      what = what.isEmpty() ? "binary" : what + ", binary";
    } else if (line.startsWith("old mode ") || line.startsWith("new mode ")) {
      notes.add(line);
    } else {
      return SILENT.stream().anyMatch(line::startsWith);
    }
    return true;
  }

  /// Ends the header: what it says, as lines; none where there is no header.
  List<DiffLine> end() {
    if (!open) {
      return List.of();
    }
    var lines = new ArrayList<DiffLine>();
    lines.add(DiffLine.of(Kind.FILE, title()));
    for (String note : notes) {
      lines.add(DiffLine.of(Kind.NOTE, note));
    }
    open = false;
    notes.clear();
    git = "";
    before = "";
    after = "";
    what = "";
    return lines;
  }

  private String title() {
    String from = before.equals(NOTHING) ? "" : before;
    String to = after.equals(NOTHING) ? "" : after;
    String verb = what;
    if (verb.isEmpty() && before.equals(NOTHING)) {
      verb = "new";
    } else if (verb.isEmpty() && after.equals(NOTHING)) {
      verb = "deleted";
    }
    String path = to.isEmpty() ? from : to;
    if (path.isEmpty()) {
      path = half(git);
    } else if (!from.isEmpty() && !from.equals(path)) {
      path = from + " -> " + path;
    }
    return verb.isEmpty() ? path : path + " (" + verb + ")";
  }

  /// The path of `a/path b/path`, where both are the same; else all of it.
  private static String half(String pair) {
    int middle = pair.length() / 2;
    if (pair.length() % 2 == 1 && pair.charAt(middle) == ' ') {
      String first = path(pair.substring(0, middle));
      if (first.equals(path(pair.substring(middle + 1)))) {
        return first;
      }
    }
    return pair;
  }

  /// A path without the folder that stands for a side and without the time that `diff -u` puts behind it.
  private static String path(String text) {
    int tab = text.indexOf('\t');
    String path = tab < 0 ? text : text.substring(0, tab);
    if (path.length() > 2 && path.startsWith("\"") && path.endsWith("\"")) {
      path = path.substring(1, path.length() - 1);
    }
    boolean side = path.length() > 2 && path.charAt(1) == '/'
        && "abciow".indexOf(path.charAt(0)) >= 0;
    return side ? path.substring(2) : path;
  }
}
