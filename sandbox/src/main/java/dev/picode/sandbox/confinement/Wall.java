package dev.picode.sandbox.confinement;

/// A wall around a worker and whether it stands. Immutable.
///
/// @param kind what it keeps the worker from
/// @param state whether it does
/// @param sentence what that means on this machine, for a person
public record Wall(Kind kind, State state, String sentence) {
  /// What a wall keeps the worker from.
  public enum Kind {
    /// Files: it reads what it was told it may, and writes nothing.
    FILES,
    /// TCP connections, made or taken.
    TCP,
    /// Signals to, and abstract sockets of, processes outside.
    NEIGHBOURS,
    /// System calls: sockets of any kind, programs, other processes' memory, the kernel's own parts.
    SYSTEM_CALLS
  }

  /// Whether a wall stands.
  public enum State {
    /// It holds.
    STANDING,
    /// It was wanted, and this machine has none.
    UNAVAILABLE,
    /// Nobody wanted it.
    OFF
  }

  static Wall standing(Kind kind, String sentence) {
    return new Wall(kind, State.STANDING, sentence);
  }

  static Wall unavailable(Kind kind, String sentence) {
    return new Wall(kind, State.UNAVAILABLE, sentence);
  }

  /// Whether it holds.
  public boolean stands() {
    return state == State.STANDING;
  }
}
