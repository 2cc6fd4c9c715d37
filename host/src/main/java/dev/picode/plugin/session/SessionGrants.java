package dev.picode.plugin.session;

import dev.picode.sandbox.capability.Grants;

/// What code that a person types may do in this session, in every language. Safe for many threads.
///
/// It can only become more, and is forgotten with the session. What a hook or a policy of the host denies stays
/// denied: a grant says what may be asked for, not that it is allowed to happen.
public final class SessionGrants {
  private Grants added = Grants.NONE;

  /// What it may do now.
  public synchronized Grants all() {
    return Grants.PERSON.and(added);
  }

  /// What was added to what a person who types may do anyway.
  public synchronized Grants added() {
    return added;
  }

  /// Adds something.
  public synchronized void allow(Grants more) {
    added = added.and(more);
  }
}
