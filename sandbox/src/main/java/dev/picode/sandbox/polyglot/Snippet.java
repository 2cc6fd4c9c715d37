package dev.picode.sandbox.polyglot;

import java.util.List;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/// How the lines and columns of code that was changed to be evaluated map back to what a person
/// typed. Immutable.
///
/// @param code what was typed
/// @param linesBefore how many lines were put before the code
/// @param insertions what was inserted, by place
record Snippet(String code, int linesBefore, List<Insertion> insertions) {
  /// Code that stands as it was written.
  static final Snippet AS_WRITTEN = new Snippet("", 0, List.of());

  /// Something that was inserted into a line.
  ///
  /// @param line the typed line, from 1
  /// @param column the typed column it stands before, from 1
  /// @param length its UTF-16 units
  record Insertion(int line, int column, int length) {}

  Snippet {
    insertions = List.copyOf(insertions);
  }

  int lineOf(SourceSection section) {
    int changed = section.getStartLine();
    return isChanged() ? Math.max(1, changed - linesBefore) : changed;
  }

  int columnOf(SourceSection section) {
    int line = lineOf(section);
    int column = section.getStartColumn();
    for (Insertion each : insertions) {
      if (each.line() == line && column >= each.column()) {
        column = Math.max(each.column(), column - each.length());
      }
    }
    return column;
  }

  /// The text of a section's first line as it was typed, or `null` where the engine has none.
  @Nullable String textOf(SourceSection section) {
    if (isChanged()) {
      return code.lines().skip(lineOf(section) - 1L).findFirst().orElse("");
    }
    CharSequence line = section.getSource().getCharacters(section.getStartLine());
    return line == null ? null : line.toString();
  }

  private boolean isChanged() {
    return !code.isEmpty();
  }
}
