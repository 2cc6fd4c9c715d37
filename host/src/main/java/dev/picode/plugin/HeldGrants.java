package dev.picode.plugin;

import dev.picode.sandbox.capability.Grants;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a person granted to extensions until the process ends. Safe for many threads.
///
/// It is bound to an extension's id, version and content: of a changed extension nothing is known.
public final class HeldGrants {
  private final Map<Extension.Identity, Grants> all = new ConcurrentHashMap<>();

  /// Nothing is granted yet.
  public HeldGrants() {}

  /// What was granted to an extension.
  Grants granted(Extension.Identity identity) {
    return all.getOrDefault(identity, Grants.NONE);
  }

  /// Adds a grant.
  void record(Extension.Identity identity, Grants scope) {
    all.merge(identity, scope, Grants::and);
  }
}
