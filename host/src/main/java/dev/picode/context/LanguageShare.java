package dev.picode.context;

/// What of an index is written in one language. Immutable.
///
/// @param language the language
/// @param files how many files
/// @param testFiles how many of them are tests
/// @param lines how many lines
/// @param testLines how many of them in tests
/// @param bytes how many bytes
public record LanguageShare(
    Language language,
    int files,
    int testFiles,
    long lines,
    long testLines,
    long bytes) {

  LanguageShare plus(IndexedFile file) {
    return new LanguageShare(
        language,
        files + 1,
        testFiles + (file.test() ? 1 : 0),
        lines + file.lines(),
        testLines + (file.test() ? file.lines() : 0),
        bytes + file.bytes());
  }
}
