package dev.picode.terminal.diff;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import dev.picode.terminal.diff.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/// Compares two texts line by line, and two lines word by word. Stateless, safe for many threads.
///
/// The time that finding the least difference takes grows with the number of lines times the number that
/// differ; where that could become long, what differs is told as replaced as a whole.
public final class TextComparison {
  /// Lines of context around a change.
  private static final int CONTEXT = 3;
  /// The most items of both sides that are compared, after what is the same at both ends.
  private static final int MAX_LINES = 8_000;
  private static final int MAX_WORDS = 800;

  private TextComparison() {}

  /// A stretch of a line.
  ///
  /// @param start its first character
  /// @param end behind its last one
  public record Range(int start, int end) {}

  /// What of two lines is different.
  ///
  /// @param before the stretches of the old line that are gone
  /// @param after the stretches of the new line that are new
  public record Words(List<Range> before, List<Range> after) {
    static final Words NONE = new Words(List.of(), List.of());

    /// Copies.
    public Words {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /// What is different between two texts, as the lines of a difference.
  ///
  /// @param path what the text is called; empty for no line that names it
  public static List<DiffLine> lines(String path, String before, String after) {
    if (before.equals(after)) {
      return List.of();
    }
    var hunks = new Hunks(split(before), split(after), !before.isEmpty() && !before.endsWith("\n"),
        !after.isEmpty() && !after.endsWith("\n"));
    var lines = new ArrayList<DiffLine>();
    if (!path.isEmpty()) {
      String what = before.isEmpty() ? " (new)" : after.isEmpty() ? " (deleted)" : "";
      lines.add(DiffLine.of(Kind.FILE, path + what));
    }
    lines.addAll(hunks.of(changes(hunks.before(), hunks.after(), MAX_LINES), CONTEXT));
    return List.copyOf(lines);
  }

  private static List<String> split(String text) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  /// What of two lines is different, in whole words. Nothing where too little of them is the same for that to
  /// say anything.
  public static Words words(String before, String after) {
    List<String> old = wordsOf(before);
    List<String> young = wordsOf(after);
    if (old.size() + young.size() > MAX_WORDS) {
      return Words.NONE;
    }
    var gone = new ArrayList<Range>();
    var fresh = new ArrayList<Range>();
    for (Change change : changes(old, young, MAX_WORDS)) {
      add(gone, old, change.startOriginal, change.endOriginal);
      add(fresh, young, change.startRevised, change.endRevised);
    }
    boolean alike = same(before, gone) * 5 >= before.strip().length() * 2
        && same(after, fresh) * 5 >= after.strip().length() * 2;
    return alike ? new Words(gone, fresh) : Words.NONE;
  }

  /// The visible characters that are in no range.
  private static int same(String line, List<Range> ranges) {
    int count = 0;
    int at = 0;
    for (Range range : ranges) {
      count += visible(line, at, range.start());
      at = range.end();
    }
    return count + visible(line, at, line.length());
  }

  private static int visible(String line, int start, int end) {
    return (int) line.substring(start, end).chars().filter(c -> c != ' ').count();
  }

  private static void add(List<Range> ranges, List<String> words, int first, int end) {
    if (first == end) {
      return;
    }
    int start = 0;
    for (String word : words.subList(0, first)) {
      start += word.length();
    }
    int length = 0;
    for (String word : words.subList(first, end)) {
      length += word.length();
    }
    ranges.add(new Range(start, start + length));
  }

  private static List<String> wordsOf(String line) {
    var words = new ArrayList<String>();
    for (int i = 0; i < line.length();) {
      int start = i;
      int point = line.codePointAt(i);
      i += Character.charCount(point);
      if (isWord(point)) {
        while (i < line.length() && isWord(line.codePointAt(i))) {
          i += Character.charCount(line.codePointAt(i));
        }
      }
      while (i < line.length() && isMark(line.codePointAt(i))) {
        i += Character.charCount(line.codePointAt(i));
      }
      words.add(line.substring(start, i));
    }
    return words;
  }

  private static boolean isWord(int point) {
    return point == '_' || (Character.isLetterOrDigit(point) && !Character.isIdeographic(point))
        || isMark(point);
  }

  /// What belongs to the character before it.
  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
        true;
      default -> Character.isEmojiModifier(point);
    };
  }

  private static List<Change> changes(List<String> before, List<String> after, int most) {
    int least = Math.min(before.size(), after.size());
    int head = 0;
    while (head < least && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < least - head && before.get(before.size() - 1 - tail)
        .equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<String> old = before.subList(head, before.size() - tail);
    List<String> young = after.subList(head, after.size() - tail);
    var changes = new ArrayList<Change>();
    if (old.isEmpty() || young.isEmpty() || old.size() + young.size() > most) {
      if (!old.isEmpty() || !young.isEmpty()) {
        changes.add(new Change(DeltaType.CHANGE, head, head + old.size(), head,
            head + young.size()));
      }
      return changes;
    }
    for (Change change : new MyersDiffWithLinearSpace<String>().computeDiff(old, young, null)) {
      add(changes, new Change(DeltaType.CHANGE, change.startOriginal + head,
          change.endOriginal + head, change.startRevised + head, change.endRevised + head));
    }
    return changes;
  }

  /// Adds a change, joined with the one before where nothing is between them.
  private static void add(List<Change> changes, Change change) {
    if (!changes.isEmpty() && changes.getLast().endOriginal == change.startOriginal
        && changes.getLast().endRevised == change.startRevised) {
      Change last = changes.removeLast();
      changes.add(new Change(DeltaType.CHANGE, last.startOriginal, change.endOriginal,
          last.startRevised, change.endRevised));
    } else {
      changes.add(change);
    }
  }
}
