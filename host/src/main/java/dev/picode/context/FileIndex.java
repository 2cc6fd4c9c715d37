package dev.picode.context;

import dev.picode.sandbox.capability.Glob;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The text files of a folder with their languages and sizes, as they were at one moment. Immutable.
///
/// What Git would ignore is left out, also where Git tracks it nonetheless; so is `.git`, and what a
/// link points at. Two scans of the same tree are equal.
public final class FileIndex {
  private final List<IndexedFile> files;
  private final List<SkippedFile> skipped;
  private final Map<SkippedFile.Reason, Integer> skippedCounts;

  FileIndex(List<IndexedFile> files, List<SkippedFile> skipped, int ignored) {
    this.files = files.stream().sorted(Comparator.comparing(IndexedFile::path)).toList();
    this.skipped = skipped.stream().sorted(Comparator.comparing(SkippedFile::path)).toList();
    var counts = new EnumMap<SkippedFile.Reason, Integer>(SkippedFile.Reason.class);
    if (ignored > 0) {
      counts.put(SkippedFile.Reason.IGNORED, ignored);
    }
    skipped.forEach(skip -> counts.merge(skip.reason(), 1, Integer::sum));
    this.skippedCounts = Collections.unmodifiableMap(counts);
  }

  /// Scans a folder, or a single file, which is then taken even if it is ignored. Large folders
  /// are read on as many threads as there are processors.
  ///
  /// @throws InterruptedException soon after this thread was interrupted; nothing goes on then
  /// @throws dev.picode.problem.PiCodeException `path-not-found`, `index-too-large`, and those of
  ///     [WorkspacePath#realPath]
  public static FileIndex scan(
      Workspace workspace,
      WorkspacePath folder,
      ScanOptions options,
      ProgressListener listener) throws InterruptedException {
    if (!folder.root().equals(workspace.root())) {
      throw new IllegalArgumentException("the folder is of another workspace");
    }
    var walk = new TreeWalk(folder, options, listener);
    walk.run();
    var reading = new FileReading(options.maxFileBytes(), listener);
    reading.run(walk.found());
    List<SkippedFile> skipped = new ArrayList<>(walk.skipped());
    skipped.addAll(reading.skipped());
    return new FileIndex(reading.files(), skipped, walk.ignored());
  }

  /// This as if there were only some of the files. What is ignored is counted only where none is missing: nobody knows
  /// which ones those would be.
  ///
  /// @param seen which files there are, and what else was left out
  public FileIndex only(Predicate<String> seen) {
    List<IndexedFile> some = files.stream().filter(file -> seen.test(file.path())).toList();
    List<SkippedFile> left = skipped.stream().filter(skip -> seen.test(skip.path())).toList();
    boolean all = some.size() == files.size() && left.size() == skipped.size();
    return all ? this : new FileIndex(some, left, 0);
  }

  /// The files, sorted by path.
  public List<IndexedFile> files() {
    return files;
  }

  /// The files whose path matches a pattern, sorted by path.
  ///
  /// @throws dev.picode.problem.PiCodeException `glob-invalid`
  public List<IndexedFile> glob(String pattern) {
    Glob glob = Globs.compile(pattern);
    return files.stream().filter(file -> glob.matches(file.path())).toList();
  }

  /// What was left out, sorted by path; not what is ignored.
  public List<SkippedFile> skipped() {
    return skipped;
  }

  /// How much was left out, by reason, in the order of the reasons; reasons that did not occur are
  /// missing.
  public Map<SkippedFile.Reason, Integer> skippedCounts() {
    return skippedCounts;
  }

  /// How many bytes the files have together.
  public long totalBytes() {
    return files.stream().mapToLong(IndexedFile::bytes).sum();
  }

  /// How many lines the files have together.
  public long totalLines() {
    return files.stream().mapToLong(IndexedFile::lines).sum();
  }

  /// What is written in each language; most lines first, then by name. Files of no known language
  /// are in none.
  public List<LanguageShare> languages() {
    Map<Language, LanguageShare> shares = new HashMap<>();
    for (IndexedFile file : files) {
      Language language = file.language();
      if (language != null) {
        var share = shares.get(language);
        var before = share == null ? new LanguageShare(language, 0, 0, 0, 0, 0) : share;
        shares.put(language, before.plus(file));
      }
    }
    return shares.values()
        .stream()
        .sorted(
            Comparator.comparingLong(LanguageShare::lines)
                .reversed()
                .thenComparing(share -> share.language().name()))
        .toList();
  }
}
