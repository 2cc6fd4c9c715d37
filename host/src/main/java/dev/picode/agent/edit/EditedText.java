package dev.picode.agent.edit;

import java.util.Arrays;

/// A text that is edited as if its lines ended in `\n`, and keeps the ends that they have. Confined to one thread.
///
/// A byte order mark at its start is not part of what is edited.
final class EditedText {
  private static final String MARK = "\uFEFF";

  private final boolean marked;
  private final String eol;
  private String raw;
  private String plain;
  /// Where each character of the plain text, and its end, is in the raw one.
  private int[] places;

  EditedText(String text) {
    this.marked = text.startsWith(MARK);
    this.raw = marked ? text.substring(1) : text;
    this.eol = eol(raw);
    this.plain = "";
    this.places = new int[0];
    read();
  }

  /// The text with every line ending in `\n`.
  String plain() {
    return plain;
  }

  /// The whole text as it is to be written.
  String text() {
    return (marked ? MARK : "") + raw;
  }

  /// Replaces what is between two places of the plain text.
  ///
  /// @param replacement whose lines end in `\n`
  void replace(int start, int end, String replacement) {
    raw = raw.substring(0, places[start]) + ended(replacement) + raw.substring(places[end]);
    read();
  }

  /// Replaces everything. A text with one kind of ends keeps it, and one that ends in a line end still does.
  void replaceAll(String replacement) {
    String given = replacement.startsWith(MARK) ? replacement.substring(1) : replacement;
    raw = raw.isEmpty() || eol.equals("\n") ? given : ended(plain(given));
    read();
  }

  /// Gives the last line the end it had before an edit.
  void endLike(String before) {
    if (before.endsWith("\n") && !plain.isEmpty() && !plain.endsWith("\n")) {
      raw += eol;
      read();
    }
  }

  /// A text of a model as it is compared.
  static String plain(String text) {
    return text.replace("\r\n", "\n");
  }

  private String ended(String text) {
    return eol.equals("\n") ? text : text.replace("\n", eol);
  }

  /// The end that most lines have.
  private static String eol(String text) {
    long all = text.chars().filter(c -> c == '\n').count();
    int pairs = text.length() - text.replace("\r\n", "\n").length();
    return pairs > all - pairs ? "\r\n" : "\n";
  }

  private void read() {
    var lines = new StringBuilder(raw.length());
    int[] at = new int[raw.length() + 1];
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '\r' && i + 1 < raw.length() && raw.charAt(i + 1) == '\n') {
        at[lines.length()] = i;
        lines.append('\n');
        i++;
      } else {
        at[lines.length()] = i;
        lines.append(raw.charAt(i));
      }
    }
    at[lines.length()] = raw.length();
    plain = lines.toString();
    places = Arrays.copyOf(at, lines.length() + 1);
  }
}
