package dev.picode.plugin.hook;

import org.jspecify.annotations.Nullable;

/// The host's own rules for what an event announces, asked after the last rewrite: no hook comes after
/// them, so none can lift what they deny. Implementations are safe for many threads.
@FunctionalInterface
public interface HostPolicy {
  /// Allows everything: what is announced is checked where it is done.
  HostPolicy NONE = _ -> {};

  /// Refuses what is not allowed.
  ///
  /// @param payload the payload as it would be acted on
  /// @throws dev.picode.problem.PiCodeException why not
  void check(@Nullable Object payload);
}
