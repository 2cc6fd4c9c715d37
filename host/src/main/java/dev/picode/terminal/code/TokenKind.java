package dev.picode.terminal.code;

/// What a part of code is. Immutable.
public enum TokenKind {
  /// What is said to readers only.
  COMMENT,
  /// A text or a character.
  STRING,
  /// A number.
  NUMBER,
  /// A word the language reserves.
  KEYWORD,
  /// The name of a type.
  TYPE,
  /// A constant such as `true`.
  CONSTANT,
  /// The name of what is called or declared as such.
  FUNCTION,
  /// The name of a member, key or attribute.
  PROPERTY,
  /// An annotation, a directive, a section.
  META,
  /// A variable that is marked as one.
  VARIABLE,
  /// The name of an element of markup.
  TAG,
  /// A line that was added.
  ADDED,
  /// A line that was removed.
  REMOVED
}
