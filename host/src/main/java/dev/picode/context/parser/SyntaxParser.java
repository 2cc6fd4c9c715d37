package dev.picode.context.parser;

import java.util.function.BooleanSupplier;

/// Parses a file and walks through what a query matches in it. Confined to one thread at a time.
///
/// A file is parsed, searched and released; then comes the next one. Offsets count the bytes of the file.
public sealed interface SyntaxParser extends AutoCloseable permits ForeignParser, JniParser {
  /// Parses a file by the grammar of a query.
  ///
  /// @param stop asked each 100 steps of the parser whether to give up
  /// @return whether there is a tree; a parser that was stopped is good for nothing but [#close]
  boolean parse(SyntaxQuery query, byte[] content, BooleanSupplier stop);

  /// Whether some part of the file is not as the grammar wants it.
  boolean hasErrors();

  /// Starts to look for what the query of [#parse] matches.
  ///
  /// @param stop asked each 100 steps whether to end the search
  void search(BooleanSupplier stop);

  /// Goes to the next match, in the order the library finds them in.
  boolean next();

  /// The number of the pattern that matched.
  int pattern();

  /// How many captures the match has.
  int size();

  /// The number of the name of a capture.
  ///
  /// @param index from 0 to [#size], as below
  int capture(int index);

  /// Where a capture starts.
  int start(int index);

  /// Where a capture ends. Takes longer than all else about it.
  int end(int index);

  /// Frees the tree.
  void release();

  @Override
  void close();
}
