package dev.picode.context.index;

import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Import;
import dev.picode.context.symbol.Reference;
import dev.picode.context.symbol.SymbolKind;
import java.util.List;

/// The numbers that stand for words in a store: a word's place in its list. Immutable.
final class KeptNumbers {
  static final List<SymbolKind> KINDS = List.of(SymbolKind.values());
  static final List<Reference.Kind> USES = List.of(Reference.Kind.values());
  static final List<Import.Form> FORMS = List.of(Import.Form.values());
  static final List<FileSymbols.Method> METHODS = List.of(FileSymbols.Method.values());

  private KeptNumbers() {}

  /// What changes whenever one of the lists does.
  static String version() {
    return Integer.toHexString(
        List.of(KINDS, USES, FORMS, METHODS).toString().hashCode());
  }
}
