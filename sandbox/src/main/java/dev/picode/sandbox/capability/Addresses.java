package dev.picode.sandbox.capability;

import java.net.InetAddress;
import java.util.List;

/// Tells addresses on the public Internet from all others. Stateless, safe for many threads.
///
/// The ranges are those of the IANA special-purpose address registries for IPv4 and IPv6. An IPv6
/// address that carries an IPv4 address (mapped, NAT64, 6to4) is judged by that one too, for that is
/// where its packets end.
public final class Addresses {
  /// What is not on the public Internet, as network and prefix length.
  private static final List<Range> IPV4 = List.of(
      range("0.0.0.0", 8), // this network, unspecified
      range("10.0.0.0", 8), // private
      range("100.64.0.0", 10), // shared with a carrier's NAT
      range("127.0.0.0", 8), // loopback
      range("169.254.0.0", 16), // link-local, metadata services of clouds
      range("172.16.0.0", 12), // private
      range("192.0.0.0", 24), // protocol assignments
      range("192.0.2.0", 24), // documentation
      range("192.88.99.0", 24), // relays to IPv6, given up
      range("192.168.0.0", 16), // private
      range("198.18.0.0", 15), // benchmarks
      range("198.51.100.0", 24), // documentation
      range("203.0.113.0", 24), // documentation
      range("224.0.0.0", 4), // multicast
      range("240.0.0.0", 4)); // reserved, broadcast

  /// Outside of this range nothing is global unicast, but for the addresses that carry another.
  private static final Range IPV6_GLOBAL = range("2000::", 3);

  private static final List<Range> IPV6 = List.of(
      range("2001::", 23), // protocol assignments, Teredo
      range("2001:db8::", 32), // documentation
      range("3fff::", 20)); // documentation

  private static final Range NAT64 = range("64:ff9b::", 96);
  private static final Range SIX_TO_FOUR = range("2002::", 16);

  private record Range(InetAddress network, int bits) {
    boolean contains(byte[] address) {
      byte[] start = network.getAddress();
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((address[bit >> 3] & mask) != (start[bit >> 3] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private Addresses() {}

  /// Whether an address is anything but a host on the public Internet: loopback, unspecified, private
  /// (RFC 1918, unique local), shared by a carrier, link-local, multicast, reserved, or for documentation.
  public static boolean isPrivate(InetAddress address) {
    return isPrivate(address.getAddress());
  }

  private static boolean isPrivate(byte[] address) {
    if (address.length == 4) {
      return IPV4.stream().anyMatch(range -> range.contains(address));
    }
    if (isMapped(address) || NAT64.contains(address)) {
      return isPrivate(part(address, 12));
    }
    if (SIX_TO_FOUR.contains(address)) {
      return isPrivate(part(address, 2));
    }
    return !IPV6_GLOBAL.contains(address)
        || IPV6.stream().anyMatch(range -> range.contains(address));
  }

  /// Whether it is `::ffff:a.b.c.d`, which Java gives as an IPv4 address where it makes it from text.
  private static boolean isMapped(byte[] address) {
    for (int i = 0; i < 10; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[10] == (byte) 0xff && address[11] == (byte) 0xff;
  }

  private static byte[] part(byte[] address, int from) {
    return new byte[] {address[from], address[from + 1], address[from + 2], address[from + 3]};
  }

  private static Range range(String network, int bits) {
    return new Range(InetAddress.ofLiteral(network), bits);
  }
}
