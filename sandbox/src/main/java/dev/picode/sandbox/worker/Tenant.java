package dev.picode.sandbox.worker;

import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Message;
import org.jspecify.annotations.Nullable;

/// An extension that is open, wherever its script lives right now. Guarded by the lock of the pool.
final class Tenant {
  final Message.Open open;

  /// Where it lives; `null` before its first run and after its worker was lost.
  @Nullable Worker worker;
  /// The deadline of the load that its registrations came from; 0 before there was one.
  long loadedWithinMillis;
  /// Whether code was evaluated in it, which a new worker knows nothing of.
  boolean hasState;
  /// Whether it lives in a worker of its own.
  boolean alone;

  Tenant(Message.Open open) {
    this.open = open;
  }

  String context() {
    return open.context();
  }

  String id() {
    return open.bundle().id();
  }

  Language language() {
    return open.bundle().language();
  }

  /// Whether it is code that a person types, and no extension that could be disabled.
  boolean isTyped() {
    return open.bundle().main().isEmpty();
  }

  Slot slot() {
    return new Slot(language(), alone ? id() : "");
  }

  /// What a worker is for.
  ///
  /// @param owner the one extension that lives there, or an empty text for all others
  record Slot(Language language, String owner) {}
}
