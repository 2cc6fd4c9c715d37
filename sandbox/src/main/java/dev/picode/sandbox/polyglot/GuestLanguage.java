package dev.picode.sandbox.polyglot;

import org.graalvm.polyglot.proxy.ProxyExecutable;

/// A language as a place runs it: the engine that all its contexts share. Safe for many threads.
///
/// All contexts of an engine must agree on policy and host access, so both are settled where this is
/// implemented and nowhere else.
interface GuestLanguage extends AutoCloseable {
  /// The version of the engine.
  String version();

  /// A new context with its prelude, for the thread that asks.
  ///
  /// @param post the one function through which the prelude reaches the host
  Guest newGuest(ProxyExecutable post);

  @Override
  void close();
}
