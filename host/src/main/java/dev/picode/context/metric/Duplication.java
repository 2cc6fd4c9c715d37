package dev.picode.context.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What stands in several places of some files. Immutable.
///
/// Every run of so many lines that count gets a number (as Rabin and Karp's search does); runs with the same number are
/// the same, and are made longer as long as all of them go on alike. A duplicate whose places all lie in longer ones is
/// left out. The same files give the same duplicates.
///
/// @param lines how many lines count in all files
/// @param duplicated how many of them stand in a duplicate
/// @param duplicates those with most lines to spare first, then by place
public record Duplication(int lines, int duplicated, List<Duplicate> duplicates) {
  /// Copies the duplicates.
  public Duplication {
    duplicates = List.copyOf(duplicates);
  }

  /// Collects files and finds what is the same in them. Confined to one thread.
  public static final class Search {
    private final int least;
    private final List<SourceLines> files = new ArrayList<>();

    /// @param least how many lines that count make a duplicate, two at least
    public Search(int least) {
      if (least < 2) {
        throw new IllegalArgumentException("one line alone is no duplicate");
      }
      this.least = least;
    }

    /// Adds a file.
    ///
    /// @param imports the numbers of the lines with imports, from 1
    public void add(String path, String text, Set<Integer> imports) {
      files.add(SourceLines.of(path, text, imports));
    }

    /// What is the same in the files that were added.
    public Duplication find() {
      files.sort(Comparator.comparing(SourceLines::path));
      return new Finding(files, least).find();
    }
  }

  /// The first line of a run. By file, then by line.
  private record Start(int file, int line) {
    Start moved(int by) {
      return new Start(file, line + by);
    }
  }

  /// Runs that are the same, and how long they are.
  private record Same(List<Start> starts, int lines) {
    int spare() {
      return lines * (starts.size() - 1);
    }
  }

  /// One search.
  private static final class Finding {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<SourceLines> files;
    private final int least;
    /// The starts of the runs that there are twice, by the number of the run.
    private final Map<Long, List<Start>> runs = new TreeMap<>();
    private final Map<Start, Long> runAt = new HashMap<>();

    Finding(List<SourceLines> files, int least) {
      this.files = files;
      this.least = least;
    }

    Duplication find() {
      collect();
      List<Same> found = new ArrayList<>();
      for (List<Start> starts : runs.values()) {
        if (!isWithinLonger(starts)) {
          found.add(new Same(starts, length(starts)));
        }
      }
      found.sort(Comparator.comparingInt(Same::spare)
          .reversed()
          .thenComparingInt(same -> same.starts.getFirst().file)
          .thenComparingInt(same -> same.starts.getFirst().line));
      return result(found);
    }

    private void collect() {
      long[] all = new long[files.stream().mapToInt(this::count).sum()];
      int at = 0;
      for (SourceLines file : files) {
        for (int line = 0; line < count(file); line++) {
          all[at++] = run(file, line);
        }
      }
      Arrays.sort(all);
      for (int number = 0; number < files.size(); number++) {
        SourceLines file = files.get(number);
        for (int line = 0; line < count(file); line++) {
          long run = run(file, line);
          if (isTwice(all, run)) {
            var start = new Start(number, line);
            List<Start> starts = runs.computeIfAbsent(run, _ -> new ArrayList<>(2));
            // The same lines over and over, as in a table, are one run.
            if (starts.isEmpty() || starts.getLast().file != number
                || starts.getLast().line + least <= line) {
              starts.add(start);
              runAt.put(start, run);
            }
          }
        }
      }
      runs.values().removeIf(starts -> starts.size() < 2);
    }

    private int count(SourceLines file) {
      return Math.max(0, file.count() - least + 1);
    }

    private long run(SourceLines file, int line) {
      long run = 0;
      for (int i = 0; i < least; i++) {
        run = Long.rotateLeft(run, 7) * MIX + file.hash(line + i);
      }
      return run;
    }

    private static boolean isTwice(long[] sorted, long run) {
      int at = Arrays.binarySearch(sorted, run);
      return (at > 0 && sorted[at - 1] == run)
          || (at + 1 < sorted.length && sorted[at + 1] == run);
    }

    /// Whether all of some runs start a line later than runs that are the same too.
    private boolean isWithinLonger(List<Start> starts) {
      return isSame(starts, -1);
    }

    private int length(List<Start> starts) {
      int by = 1;
      while (isSame(starts, by)) {
        by++;
      }
      return least + by - 1;
    }

    /// Whether the runs that start some lines before or after these are the same, and all that are.
    private boolean isSame(List<Start> starts, int by) {
      @Nullable Long run = runAt.get(starts.getFirst().moved(by));
      List<Start> others = run == null ? null : runs.get(run);
      if (others == null || others.size() != starts.size()) {
        return false;
      }
      for (int i = 0; i < starts.size(); i++) {
        if (!others.get(i).equals(starts.get(i).moved(by))) {
          return false;
        }
      }
      return true;
    }

    private Duplication result(List<Same> found) {
      Map<Integer, BitSet> covered = new HashMap<>();
      List<Duplicate> duplicates = new ArrayList<>();
      for (Same same : found) {
        boolean isNew = false;
        for (Start start : same.starts) {
          BitSet lines = covered.computeIfAbsent(start.file, _ -> new BitSet());
          isNew |= lines.nextClearBit(start.line) < start.line + same.lines;
          lines.set(start.line, start.line + same.lines);
        }
        if (isNew) {
          duplicates.add(new Duplicate(same.lines,
              same.starts.stream().map(start -> place(start, same.lines)).toList()));
        }
      }
      return new Duplication(files.stream().mapToInt(SourceLines::count).sum(),
          covered.values().stream().mapToInt(BitSet::cardinality).sum(), duplicates);
    }

    private Duplicate.Place place(Start start, int lines) {
      SourceLines file = files.get(start.file);
      return new Duplicate.Place(file.path(), file.number(start.line),
          file.number(start.line + lines - 1));
    }
  }
}
