package dev.picode.sandbox.polyglot;

import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/// How the lines and columns of code that was wrapped to be evaluated map back to what a person
/// typed. Immutable.
///
/// @param code what was typed
/// @param linesBefore how many lines the wrapping put before the code
/// @param line the typed line in which something was inserted; 0 for none
/// @param column the column at which it was inserted
/// @param inserted how many UTF-16 units were inserted there
record Snippet(String code, int linesBefore, int line, int column, int inserted) {
  /// Code that stands as it was written.
  static final Snippet AS_WRITTEN = new Snippet("", 0, 0, 0, 0);

  int lineOf(SourceSection section) {
    int wrapped = section.getStartLine();
    return isWrapped() ? Math.max(1, wrapped - linesBefore) : wrapped;
  }

  int columnOf(SourceSection section) {
    int wrapped = section.getStartColumn();
    boolean shifted = isWrapped() && lineOf(section) == line && wrapped >= column + inserted;
    return shifted ? wrapped - inserted : wrapped;
  }

  /// The text of a section's first line as it was typed, or `null` where the engine has none.
  @Nullable String textOf(SourceSection section) {
    if (isWrapped()) {
      return code.lines().skip(lineOf(section) - 1L).findFirst().orElse("");
    }
    CharSequence line = section.getSource().getCharacters(section.getStartLine());
    return line == null ? null : line.toString();
  }

  private boolean isWrapped() {
    return linesBefore > 0;
  }
}
