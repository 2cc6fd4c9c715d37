package dev.picode.sandbox.capability;

/// Whether a capability is granted. Immutable.
public sealed interface Decision {

  /// It is.
  record Granted() implements Decision {}

  /// It is not yet, but was asked for: the person decides.
  ///
  /// @param capability what is wanted
  /// @param scope the one scope of what was asked for that it falls under, which is what a lasting answer
  ///     grants
  record Ask(Capability capability, Grants scope) implements Decision {
    /// The line of `permissions` that would be granted.
    public String grantLine() {
      return String.join(", ", scope.lines());
    }
  }

  /// It is not.
  ///
  /// @param capability what was wanted
  record Denied(Capability capability) implements Decision {}
}
