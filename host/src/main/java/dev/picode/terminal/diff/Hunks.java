package dev.picode.terminal.diff;

import com.github.difflib.algorithm.Change;
import com.github.difflib.patch.DeltaType;
import dev.picode.terminal.diff.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/// Makes hunks of what is different between two texts. Immutable.
///
/// @param before the lines of the old text
/// @param after the lines of the new one
/// @param oldIsOpen whether the last old line has no end
/// @param newIsOpen whether the last new line has no end
record Hunks(List<String> before, List<String> after, boolean oldIsOpen, boolean newIsOpen) {
  private static final String NO_END = "No newline at end of file";

  /// The hunks, with so many lines around each change; changes near each other are in one.
  List<DiffLine> of(List<Change> found, int context) {
    List<Change> changes = withLastLine(found);
    var lines = new ArrayList<DiffLine>();
    for (int i = 0; i < changes.size();) {
      int end = i + 1;
      while (end < changes.size()
          && changes.get(end).startOriginal - changes.get(end - 1).endOriginal <= 2 * context) {
        end++;
      }
      hunk(lines, changes.subList(i, end), context);
      i = end;
    }
    return lines;
  }

  /// Whether the last line has an end is a difference too.
  private List<Change> withLastLine(List<Change> found) {
    if (oldIsOpen == newIsOpen || before.isEmpty() || after.isEmpty()) {
      return found;
    }
    int old = before.size();
    int young = after.size();
    Change last = found.isEmpty() ? null : found.getLast();
    if (last != null && (last.endOriginal == old || last.endRevised == young)) {
      return found;
    }
    var more = new ArrayList<>(found);
    more.add(new Change(DeltaType.CHANGE, old - 1, old, young - 1,
        young));
    return more;
  }

  private void hunk(List<DiffLine> lines, List<Change> changes, int context) {
    int shift = changes.getFirst().startRevised - changes.getFirst().startOriginal;
    int start = Math.max(0, changes.getFirst().startOriginal - context);
    int end = Math.min(before.size(), changes.getLast().endOriginal + context);
    int newStart = start + shift;
    int newEnd = changes.getLast().endRevised + end - changes.getLast().endOriginal;
    lines.add(DiffLine.of(Kind.HUNK, "@@ -" + range(start, end) + " +" + range(newStart, newEnd)
        + " @@"));
    int at = start;
    int newAt = newStart;
    for (Change change : changes) {
      for (; at < change.startOriginal; at++, newAt++) {
        context(lines, at, newAt);
      }
      for (; at < change.endOriginal; at++) {
        lines.add(new DiffLine(Kind.REMOVED, at + 1, 0, before.get(at)));
        noEnd(lines, oldIsOpen && at == before.size() - 1);
      }
      for (; newAt < change.endRevised; newAt++) {
        lines.add(new DiffLine(Kind.ADDED, 0, newAt + 1, after.get(newAt)));
        noEnd(lines, newIsOpen && newAt == after.size() - 1);
      }
    }
    for (; at < end; at++, newAt++) {
      context(lines, at, newAt);
    }
  }

  private void context(List<DiffLine> lines, int at, int newAt) {
    lines.add(new DiffLine(Kind.CONTEXT, at + 1, newAt + 1, before.get(at)));
    noEnd(lines, oldIsOpen && newIsOpen && at == before.size() - 1);
  }

  private static void noEnd(List<DiffLine> lines, boolean open) {
    if (open) {
      lines.add(DiffLine.of(Kind.NO_END, NO_END));
    }
  }

  /// A range as a hunk's head has it: lines are counted from 1, and an empty range is behind the line it names.
  private static String range(int start, int end) {
    int count = end - start;
    int first = count == 0 ? start : start + 1;
    return count == 1 ? Integer.toString(first) : first + "," + count;
  }
}
