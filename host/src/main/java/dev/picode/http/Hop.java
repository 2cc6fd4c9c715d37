package dev.picode.http;

import java.net.InetAddress;

/// The hop that the current thread is on: who is asked, and who says whether that may be. Immutable.
///
/// It travels by thread because OkHttp's connections know nothing of the request they are opened for.
///
/// @param target who is asked
/// @param policy who decides
record Hop(HttpTarget target, HttpPolicy policy) {
  static final ScopedValue<Hop> CURRENT = ScopedValue.newInstance();

  /// The hop of this thread; a connection without one is refused.
  static Hop current() {
    if (!CURRENT.isBound()) {
      throw new IllegalStateException("a connection is opened outside of a request");
    }
    return CURRENT.get();
  }

  void allow(InetAddress address) {
    policy.allow(target, address);
  }

  void sends(InetAddress address) {
    policy.allow(target, address);
    policy.sends(target);
  }
}
