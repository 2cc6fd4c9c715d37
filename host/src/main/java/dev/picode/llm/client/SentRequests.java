package dev.picode.llm.client;

import org.jspecify.annotations.Nullable;

/// Hears of each request right before it leaves: for the audit. Safe for many threads.
@FunctionalInterface
public interface SentRequests {
  /// A request leaves.
  ///
  /// @param route whom it asks
  /// @param origin where it goes: scheme, host and port
  /// @param secret the name of the secret that it carries, or null
  void sends(ModelRoute route, String origin, @Nullable String secret);
}
