package dev.picode.context.index;

import dev.picode.context.IndexedFile;
import dev.picode.context.ListedFile;

/// What a look into a file gave. Immutable by agreement: nobody writes into the bytes.
sealed interface Finding {
  /// The file that was looked into.
  ListedFile listed();

  /// A text that is new or changed.
  ///
  /// @param looked when the look began, in nanoseconds since 1970
  /// @param symbols what it defines, refers to and imports
  /// @param words what the full-text table takes of it
  record Changed(
      ListedFile listed,
      long looked,
      Hash hash,
      IndexedFile file,
      SymbolCodec.Packed symbols,
      Words words) implements Finding {}

  /// A file whose content is the one that is known, though it might have changed.
  record Same(ListedFile listed, long looked) implements Finding {}

  /// A file that holds no text.
  record Binary(ListedFile listed, long looked) implements Finding {}

  /// A file that went away, or cannot be read.
  record Gone(ListedFile listed) implements Finding {}

  /// The words of a file, by where they stand.
  record Words(String path, String symbols, String text) {}
}
