package dev.picode.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a host. Safe for many threads.
@FunctionalInterface
public interface HttpResolver {
  /// The addresses of a host, at least one.
  ///
  /// @throws UnknownHostException where it has none
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /// The resolver of the system.
  static HttpResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
