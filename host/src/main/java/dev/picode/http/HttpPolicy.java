package dev.picode.http;

import java.net.InetAddress;

/// Says what a request may reach. Safe for many threads.
///
/// It refuses by throwing; whatever it throws is what [HttpService#send] throws.
public interface HttpPolicy {
  /// Asked before each hop: for the target of the request and for that of each redirect.
  void allow(HttpTarget target);

  /// Asked for each address a host was resolved to, and again for the one that is connected, before
  /// anything is sent to it.
  void allow(HttpTarget target, InetAddress address);

  /// Told right before a request is sent over a connection that was allowed.
  void sends(HttpTarget target);
}
