package dev.picode.context.symbol;

import dev.picode.context.Language;

/// Finds what source files define and use. Safe for many threads.
public interface SymbolSource {
  /// What a file holds. Never fails and takes a bounded time, whatever the bytes are.
  ///
  /// @param content the whole file as it is stored
  FileSymbols of(Language language, byte[] content);

  /// What changes whenever the same bytes would give another answer: the version of the queries, and whether there are
  /// parsers here.
  String version();
}
