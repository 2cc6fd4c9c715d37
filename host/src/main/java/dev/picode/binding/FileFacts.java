package dev.picode.binding;

import dev.picode.context.FileIndex;
import dev.picode.context.IndexedFile;
import dev.picode.context.Language;
import dev.picode.context.LanguageShare;
import dev.picode.context.SkippedFile;
import dev.picode.sandbox.binding.Param;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What scripts are told of files: the records of `ctx.index` that say nothing of code. Stateless.
public final class FileFacts {
  private FileFacts() {}

  /// What texts in a language are.
  public enum LanguageKind {
    /// Programs and scripts.
    CODE,
    /// Pages and styles.
    MARKUP,
    /// Data and configuration.
    DATA,
    /// Text for people.
    PROSE
  }

  /// By what files are sorted.
  public enum FileOrder {
    /// By path.
    PATH,
    /// Most bytes first.
    BYTES,
    /// Most lines first.
    LINES
  }

  /// A text file.
  public record FileInfo(
      @Param(doc = "Its path, relative to the workspace.") String path,
      @Param(doc = "The language it is written in, where that is known.") @Nullable String language,
      @Param(doc = "What texts in that language are.") @Nullable LanguageKind kind,
      @Param(doc = "Its size in bytes.") long bytes,
      @Param(doc = "Its lines.") int lines,
      @Param(doc = "Whether its path looks like that of a test.") boolean test) {}

  /// What is written in one language.
  public record LanguageInfo(
      @Param(doc = "The language, as GitHub names it.") String name,
      @Param(doc = "What texts in it are.") LanguageKind kind,
      @Param(doc = "How many files.") int files,
      @Param(doc = "How many of them look like tests.") int testFiles,
      @Param(doc = "How many lines.") long lines,
      @Param(doc = "How many of them in tests.") long testLines,
      @Param(doc = "How many bytes.") long bytes) {}

  /// What was left out, by reason.
  public record Skipped(
      @Param(doc = "Ignored by a `.gitignore` or the like; a folder counts once.") int ignored,
      @Param(doc = "Files that hold no text.") int binary,
      @Param(doc = "Files larger than the limit.") int tooLarge,
      @Param(doc = "Symbolic links.") int links,
      @Param(doc = "Files and folders that cannot be read.") int unreadable,
      @Param(doc = "Anything else: devices, pipes, names that are not text.") int other) {}

  /// Totals of an index.
  public record IndexSummary(
      @Param(doc = "How many text files.") int files,
      @Param(doc = "How many lines they have.") long lines,
      @Param(doc = "How many bytes.") long bytes,
      @Param(doc = "What was left out.") Skipped skipped) {}

  /// The totals of an index.
  static IndexSummary summary(FileIndex index) {
    return new IndexSummary(
        index.files().size(),
        index.totalLines(),
        index.totalBytes(),
        new Skipped(
            skipped(index, SkippedFile.Reason.IGNORED),
            skipped(index, SkippedFile.Reason.BINARY),
            skipped(index, SkippedFile.Reason.TOO_LARGE),
            skipped(index, SkippedFile.Reason.LINK),
            skipped(index, SkippedFile.Reason.UNREADABLE),
            skipped(index, SkippedFile.Reason.SPECIAL) + skipped(index, SkippedFile.Reason.NAME)));
  }

  /// The share of a language as scripts are told of it.
  static LanguageInfo language(LanguageShare share) {
    return new LanguageInfo(
        share.language().name(),
        kind(share.language().kind()),
        share.files(),
        share.testFiles(),
        share.lines(),
        share.testLines(),
        share.bytes());
  }

  /// A file as scripts are told of it.
  static FileInfo info(IndexedFile file) {
    Language language = file.language();
    return new FileInfo(
        file.path(),
        file.languageName(),
        language == null ? null : kind(language.kind()),
        file.bytes(),
        file.lines(),
        file.test());
  }

  /// Whether texts in a language are of a kind.
  static boolean isOf(LanguageKind kind, @Nullable Language language) {
    return language != null && kind(language.kind()) == kind;
  }

  private static LanguageKind kind(Language.Kind kind) {
    return LanguageKind.valueOf(kind.name().toUpperCase(Locale.ROOT));
  }

  private static int skipped(FileIndex index, SkippedFile.Reason reason) {
    return index.skippedCounts().getOrDefault(reason, 0);
  }
}
