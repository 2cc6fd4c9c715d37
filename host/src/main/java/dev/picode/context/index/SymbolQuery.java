package dev.picode.context.index;

import dev.picode.context.symbol.SymbolKind;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which definitions are asked for. Immutable.
///
/// @param text what the name is compared with; with [Match#PREFIX], [Match#SUBSTRING] and [Match#FUZZY] an empty one
///     fits every name
/// @param match how it is compared
/// @param kinds the kinds that are wanted; empty for all
/// @param language the name of the language that is wanted, as [dev.picode.context.Language] has it, or `null` for all
/// @param pathGlob a glob that the path of the file matches, or `null` for all
/// @param limit how many definitions at most
public record SymbolQuery(
    String text,
    Match match,
    Set<SymbolKind> kinds,
    @Nullable String language,
    @Nullable String pathGlob,
    int limit) {

  /// How a name is compared with a text. All but [#EXACT] take capital and small letters as the same.
  public enum Match {
    /// The name is the text.
    EXACT,
    /// The name starts with the text.
    PREFIX,
    /// The name holds the text.
    SUBSTRING,
    /// The name holds the characters of the text in their order, with anything between them.
    FUZZY
  }

  /// Copies the kinds and refuses missing parts.
  ///
  /// @throws IllegalArgumentException where the limit is less than one
  public SymbolQuery {
    Objects.requireNonNull(text);
    Objects.requireNonNull(match);
    kinds = Set.copyOf(kinds);
    if (limit < 1) {
      throw new IllegalArgumentException("a query asks for one definition at least");
    }
  }

  /// The query for names that a text fits in a way, of every kind, language and file.
  public static SymbolQuery of(String text, Match match, int limit) {
    return new SymbolQuery(text, match, Set.of(), null, null, limit);
  }
}
