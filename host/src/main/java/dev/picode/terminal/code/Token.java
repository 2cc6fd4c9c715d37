package dev.picode.terminal.code;

/// A part of code that is set apart. Immutable.
///
/// @param kind what it is
/// @param start its first character
/// @param end behind its last character, more than `start`
public record Token(TokenKind kind, int start, int end) {}
