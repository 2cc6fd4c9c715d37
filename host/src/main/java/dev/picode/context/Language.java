package dev.picode.context;

import java.util.Objects;

/// A language that files are written in. Immutable.
///
/// @param name its name as GitHub shows it
/// @param kind what texts in it are
public record Language(String name, Kind kind) {
  /// What texts in a language are.
  public enum Kind {
    /// Programs and scripts.
    CODE,
    /// Pages and styles.
    MARKUP,
    /// Data and configuration.
    DATA,
    /// Text for people.
    PROSE
  }

  /// Refuses a missing name or kind.
  public Language {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
  }
}
