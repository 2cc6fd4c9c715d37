package dev.picode.sandbox.capability;

/// What an extension asks for in its manifest, and what a person granted of it. Immutable.
///
/// What is granted may be done. What is only declared has to be asked for when it is needed. What is
/// neither is denied, and no answer can change that.
///
/// @param declared what it asks for
/// @param granted what it was granted
public record Standing(Grants declared, Grants granted) {
  /// Nothing asked for, nothing granted.
  public static final Standing NONE = vouched(Grants.NONE);

  /// Everything that is asked for is granted.
  public static Standing vouched(Grants grants) {
    return new Standing(grants, grants);
  }

  /// This with more granted.
  public Standing with(Grants more) {
    return new Standing(declared, granted.and(more));
  }

  /// Whether a host that is granted may be at a private address: only where it was spelled out by who asked
  /// for it, whatever was granted since (see [Grants#mayBePrivate]).
  public boolean mayBePrivate(Capability.Net connection) {
    return declared.mayBePrivate(connection) && granted.mayBePrivate(connection);
  }

  /// Whether a capability is granted, has to be asked for, or is denied.
  public Decision decide(Capability capability) {
    if (granted.allows(capability)) {
      return new Decision.Granted();
    }
    return declared.scopeOf(capability)
        .<Decision>map(scope -> new Decision.Ask(capability, scope))
        .orElseGet(() -> new Decision.Denied(capability));
  }
}
