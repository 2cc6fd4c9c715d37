package dev.picode.context.symbol;

import java.util.List;
import java.util.Objects;

/// What was found in a source file. Immutable.
///
/// @param definitions by where their names stand
/// @param references by where they stand
/// @param imports by where they stand
/// @param method how they were found
public record FileSymbols(
    List<Symbol> definitions, List<Reference> references, List<Import> imports, Method method) {
  /// Nothing, of a file whose language is not known.
  public static final FileSymbols NONE = new FileSymbols(List.of(), List.of(), List.of(),
      Method.NONE);

  /// How much is known of a file.
  public enum Method {
    /// By a parser of the language.
    PARSED,
    /// By the look of its lines: its language has no parser, or none for this platform, or parsing it took too long.
    LEXICAL,
    /// Not looked at: no language that has symbols.
    NONE
  }

  /// Copies the lists.
  public FileSymbols {
    definitions = List.copyOf(definitions);
    references = List.copyOf(references);
    imports = List.copyOf(imports);
    Objects.requireNonNull(method);
  }
}
