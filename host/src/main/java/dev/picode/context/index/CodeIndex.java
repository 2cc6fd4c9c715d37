package dev.picode.context.index;

import dev.picode.context.IndexedFile;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Import;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the files of a workspace hold, as it was at one moment. Safe for many threads; every answer is an immutable value.
///
/// Answers depend on the tree alone: the same tree gives the same lists in the same order, byte for byte, whatever was
/// indexed before and on however many threads. Paths are relative to the workspace and separated by `/`; lists and maps
/// that are said to be by path are in the order of [String#compareTo].
public interface CodeIndex {
  /// The text files that are not ignored, by path.
  List<IndexedFile> files();

  /// One file, or nothing where the index does not hold it.
  Optional<IndexedFile> file(String path);

  /// What a file defines, refers to and imports; [FileSymbols#NONE] of a file that is not in the index.
  FileSymbols symbols(String path);

  /// The definitions of exactly this name, by path and position.
  List<Definition> definitions(String name);

  /// The definitions that a query asks for: best match first, then by name, path and position.
  List<Definition> find(SymbolQuery query);

  /// Where exactly this name is referred to, by path and position.
  List<Usage> references(String name);

  /// How often each file refers to each name: by path, then by name. Files that refer to nothing are missing.
  Map<String, Map<String, Integer>> referenceCounts();

  /// The names that each file defines: by path, each name once, in the order of [String#compareTo]. Files that define
  /// nothing are missing.
  Map<String, List<String>> definedNames();

  /// What each file imports: by path, by where the imports stand. Files that import nothing are missing.
  Map<String, List<Import>> imports();

  /// The files in which words occur, in their path, their symbols or their text: best first, then by path. A word is a
  /// run of letters and digits; words of identifiers count by themselves too (`fileIndex` also as `file` and `index`).
  /// Files that hold more and rarer ones of the words are better; one of them suffices.
  ///
  /// @param words a text of any form; it has no syntax
  /// @param limit how many files at most
  List<TextHit> search(String words, int limit);

  /// The same among some files only, as if the index held no others.
  ///
  /// @param among the paths of the files
  List<TextHit> search(String words, int limit, Set<String> among);

  /// The SHA-256 of a file's bytes in lower-case hexadecimal, or an empty text where the index does not hold the file.
  String hash(String path);
}
