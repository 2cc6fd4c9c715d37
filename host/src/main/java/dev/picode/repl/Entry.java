package dev.picode.repl;

import java.util.ArrayList;
import java.util.List;

/// One thing that a person entered: a line, or several that belong together. Immutable.
///
/// @param kind what it is
/// @param text it, without the mark it begins with
record Entry(Kind kind, String text) {
  /// What is entered.
  enum Kind {
    /// Commands: `/analyze && /doctor`.
    COMMANDS,
    /// A line for the shell of the system: `!git log`.
    SHELL,
    /// Script mode, or a line for it: `:js 1 + 1`.
    SCRIPT,
    /// Words for a model.
    TEXT
  }

  /// What was entered, in order. A line that begins with a mark begins an entry of its own, so that many lines can be
  /// pasted at once; one that does not goes on with the line before it. Where the first line is text, all of it is.
  static List<Entry> of(String buffer) {
    String text = buffer.replace("\r\n", "\n").replace('\r', '\n').strip();
    if (text.isEmpty()) {
      return List.of();
    }
    if (kind(text) == Kind.TEXT) {
      return List.of(new Entry(Kind.TEXT, text));
    }
    var entries = new ArrayList<Entry>();
    var open = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      boolean begins = kind(line.strip()) != Kind.TEXT && !Brackets.areOpen(open.toString());
      if (begins && !open.isEmpty() && !endsWithBackslash(open)) {
        entries.add(entry(open.toString()));
        open.setLength(0);
      }
      if (endsWithBackslash(open)) {
        open.setLength(open.length() - 1);
        open.append(' ');
      } else if (!open.isEmpty()) {
        open.append('\n');
      }
      open.append(open.isEmpty() ? line.stripLeading() : line);
    }
    entries.add(entry(open.toString()));
    return entries;
  }

  private static Entry entry(String text) {
    Kind kind = kind(text);
    return new Entry(kind, kind == Kind.SCRIPT || kind == Kind.TEXT ? text : text.substring(1));
  }

  /// What a line is, by the mark it begins with.
  static Kind kind(String line) {
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '/' -> Kind.COMMANDS;
      case '!' -> Kind.SHELL;
      case ':' -> Kind.SCRIPT;
      default -> Kind.TEXT;
    };
  }

  /// Whether more has to be typed: a backslash at the end, or a quote or bracket of a command that is open. An empty last
  /// line ends it all the same.
  static boolean isIncomplete(String buffer) {
    if (buffer.endsWith("\n")) {
      return false;
    }
    Kind kind = kind(buffer.strip());
    return endsWithBackslash(buffer)
        || ((kind == Kind.COMMANDS || kind == Kind.SHELL) && Brackets.areOpen(buffer));
  }

  private static boolean endsWithBackslash(CharSequence text) {
    int at = text.length();
    while (at > 0 && text.charAt(at - 1) == '\\') {
      at--;
    }
    return (text.length() - at) % 2 == 1;
  }

  /// A word with a backslash before every character that means something.
  static String escaped(String word) {
    var escaped = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      escaped.append(" \t'\"\\;&|".indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return escaped.toString();
  }

  /// A word as it has to be typed to be taken as it is.
  static String quoted(String word) {
    boolean plain = !word.isEmpty()
        && word.chars().noneMatch(c -> Character.isWhitespace(c) || "'\"\\;&|".indexOf(c) >= 0);
    if (plain) {
      return word;
    }
    return word.indexOf('\'') < 0
        ? "'" + word + "'"
        : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
