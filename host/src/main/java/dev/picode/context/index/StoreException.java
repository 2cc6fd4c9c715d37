package dev.picode.context.index;

import java.io.Serial;

/// A store that cannot be used as it is. Immutable. It never leaves this package: the store is made anew, or one in
/// memory takes its place.
final class StoreException extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  /// What to do about it.
  enum Fault {
    /// What is in the file is no store, or not a whole one: make it anew.
    DAMAGED,
    /// The file cannot be made, read or written, or the disk is full: do without it.
    UNUSABLE,
    /// The library of the database does not work on this platform: nothing helps.
    UNAVAILABLE
  }

  private final Fault fault;

  StoreException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  StoreException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
