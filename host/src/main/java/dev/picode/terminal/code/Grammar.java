package dev.picode.terminal.code;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is particular to a language. Immutable.
///
/// @param lineComments what begins a comment that ends with the line
/// @param blockComments pairs of what begins and ends a comment
/// @param strings the texts, the longest beginning first
/// @param keywords the words it reserves
/// @param types the names of types that are part of it
/// @param constants its constants
/// @param traits what else is true of it
record Grammar(
    List<String> lineComments,
    List<String> blockComments,
    List<Quote> strings,
    Set<String> keywords,
    Set<String> types,
    Set<String> constants,
    EnumSet<Trait> traits) {

  /// How a text is written.
  ///
  /// @param open what begins it
  /// @param close what ends it
  /// @param escape the character after which the next one means nothing, 0 for none
  /// @param lines whether it may have several lines
  record Quote(String open, String close, char escape, boolean lines) {}

  /// What is true of some languages.
  enum Trait {
    /// Upper and lower case mean the same.
    IGNORES_CASE,
    /// Names that begin with a capital are types.
    CAPITAL_TYPES,
    /// `@name` is an annotation.
    AT_META,
    /// A line that begins with `#` is a directive.
    HASH_META,
    /// `#[…]` is an attribute.
    HASH_BRACKETS,
    /// `$name` is a variable.
    DOLLAR_VARIABLES,
    /// `@name` is a variable.
    AT_VARIABLES,
    /// `:name` is a constant.
    COLON_SYMBOLS,
    /// A name before `:` is a key.
    COLON_KEYS,
    /// A name before `=` is a key.
    EQUAL_KEYS,
    /// A text before `:` is a key.
    STRING_KEYS,
    /// `[section]` on a line of its own.
    SECTIONS,
    /// Names may have `-` inside.
    DASHED_NAMES,
    /// `#` begins a comment only at the start of a word.
    COMMENT_AT_WORD,
    /// `'name` without a closing quote is a lifetime.
    LIFETIMES,
    /// A name before `(` is called.
    CALLS,
    /// Texts may have letters such as `r` or `f` before them.
    PREFIXES,
    /// `#fff` is a number.
    HASH_NUMBERS
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /// The kind of a word, `null` where it is none of the language's own.
  @Nullable TokenKind kind(String word) {
    String key = is(Trait.IGNORES_CASE) ? word.toLowerCase(Locale.ROOT) : word;
    if (keywords.contains(key)) {
      return TokenKind.KEYWORD;
    }
    if (constants.contains(key)) {
      return TokenKind.CONSTANT;
    }
    return types.contains(key) ? TokenKind.TYPE : null;
  }
}
