package dev.picode.context.symbol;

import java.util.Objects;

/// A use of a name that is defined somewhere, as far as the syntax tells. Immutable.
///
/// @param name the name that is used, without what it is a member of
/// @param kind how it is used
/// @param span where the name stands
public record Reference(String name, Kind kind, Span span) {
  /// How a name is used.
  public enum Kind {
    /// It is called, or a value of it is made.
    CALL,
    /// It stands for a type: in a declaration, a cast, a list of what a type extends.
    TYPE,
    /// Anything else.
    USE
  }

  /// Refuses missing parts.
  public Reference {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(span);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a reference has a name");
    }
  }
}
