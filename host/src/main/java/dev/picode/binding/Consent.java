package dev.picode.binding;

import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Grants;

/// Asks a person about what a script declared and was not granted yet. Implementations are safe for
/// many threads, and put one question at a time.
public interface Consent {
  /// There is nobody to ask.
  Consent NOBODY = (_, _) -> Answer.NOBODY;

  /// What a person says.
  enum Answer {
    /// This very thing, in this run.
    ONCE,
    /// The whole scope, until PiCode ends.
    SESSION,
    /// The whole scope, whenever this version of the extension runs.
    ALWAYS,
    /// No.
    DENY,
    /// Nobody could be asked; counts as no.
    NOBODY
  }

  /// Asks, and keeps the answer for as long as it says.
  ///
  /// @param capability what the script wants to do now
  /// @param scope what it declared that covers this
  /// @throws InterruptedException where nobody waits for the answer any more; counts as no
  Answer ask(Capability capability, Grants scope) throws InterruptedException;
}
