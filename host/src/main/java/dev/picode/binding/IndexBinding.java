package dev.picode.binding;

import dev.picode.context.FileIndex;
import dev.picode.context.IndexedFile;
import dev.picode.context.Language;
import dev.picode.context.SkippedFile;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `ctx.index`. Safe for many threads.
@Binding(name = "index", doc = "What the text files of the workspace are. Ignored, binary and over-large files are left"
    + " out; the index is made when it is first asked for.")
public final class IndexBinding {
  private final Access access;
  private final ScriptServices services;

  IndexBinding(Access access, ScriptServices services) {
    this.access = access;
    this.services = services;
  }

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

  /// Lists files.
  @Callable(doc = "Lists text files.", capability = "read", since = 1, example = "const largest = await ctx.index.files({ sort: \"bytes\", limit: 5 });")
  public List<FileInfo> files(
      @Param(doc = "The file or folder to look at.", option = "\".\"") String path,
      @Param(doc = "A glob that paths have to match.", option = "\"**\"") String glob,
      @Param(doc = "The language, or any.", option = "null") @Nullable String language,
      @Param(doc = "What texts in the language are, or any.", option = "null") @Nullable LanguageKind kind,
      @Param(doc = "By what they are sorted; files that are equal are by path.", option = "\"path\"") FileOrder sort,
      @Param(doc = "The most files to return.", option = "100000") int limit) {
    Stream<IndexedFile> found = index(path).glob(glob)
        .stream()
        .filter(file -> access.canRead(services.workspace(), file.path()))
        .filter(file -> language == null || language.equals(file.languageName()))
        .filter(file -> kind == null || isOf(kind, file.language()));
    Stream<IndexedFile> sorted = switch (sort) {
      case PATH -> found;
      case BYTES -> found.sorted(Comparator.comparingLong(IndexedFile::bytes).reversed());
      case LINES -> found.sorted(Comparator.comparingInt(IndexedFile::lines).reversed());
    };
    return sorted.limit(limit).map(IndexBinding::info).toList();
  }

  /// Counts by language.
  @Callable(doc = "Counts files, lines and bytes by language, most lines first.", capability = "read", since = 1, example = "const [main] = await ctx.index.languages();")
  public List<LanguageInfo> languages(
      @Param(doc = "The file or folder to look at.", option = "\".\"") String path) {
    return index(path).languages()
        .stream()
        .map(share -> new LanguageInfo(
            share.language().name(),
            kind(share.language().kind()),
            share.files(),
            share.testFiles(),
            share.lines(),
            share.testLines(),
            share.bytes()))
        .toList();
  }

  /// Counts everything.
  @Callable(doc = "Counts files, lines and bytes in all, and what was left out.", capability = "read", since = 1, example = "const { files, skipped } = await ctx.index.summary();")
  public IndexSummary summary(
      @Param(doc = "The file or folder to look at.", option = "\".\"") String path) {
    FileIndex index = index(path);
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

  private FileIndex index(String path) {
    access.readable(services.workspace(), path);
    return services.indexes().of(path);
  }

  private static int skipped(FileIndex index, SkippedFile.Reason reason) {
    return index.skippedCounts().getOrDefault(reason, 0);
  }

  private static FileInfo info(IndexedFile file) {
    Language language = file.language();
    return new FileInfo(
        file.path(),
        file.languageName(),
        language == null ? null : kind(language.kind()),
        file.bytes(),
        file.lines(),
        file.test());
  }

  private static boolean isOf(LanguageKind kind, @Nullable Language language) {
    return language != null && kind(language.kind()) == kind;
  }

  private static LanguageKind kind(Language.Kind kind) {
    return LanguageKind.valueOf(kind.name().toUpperCase(Locale.ROOT));
  }
}
