package dev.picode.sandbox.capability;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A host as it is compared: a DNS name in lower-case ASCII without a final dot, or an IP address.
/// Immutable.
///
/// What could be read in two ways is refused and not guessed: an address with missing, octal or hexadecimal
/// parts, a zone, an invisible character, a letter that the versions of IDNA map differently. So two
/// spellings are either one value or one of them is none.
///
/// @param text the name; an IPv6 address is in the form of RFC 5952, without brackets
public record HostName(String text) {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;
  private static final Pattern IPV4 = Pattern.compile(
      "(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

  /// What IDNA 2003 maps to other letters and IDNA 2008 does not.
  private static final String DEVIATIONS = "\u00df\u03c2\u1e9e";

  /// The last labels of names that networks give to their own hosts.
  private static final List<String> LOCAL = List.of(
      "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan",
      "home.arpa");

  /// Brings a name into the form in which it is compared.
  ///
  /// @throws InvalidScopeException where it is no host
  public HostName {
    text = canonical(text);
  }

  /// Whether it is an IP address.
  public boolean isAddress() {
    return text.indexOf(':') >= 0 || endsInNumber(text);
  }

  /// Whether it is a name that means a host nearby: `localhost`, one without a dot, or one under
  /// `.local`, `.internal` and the like. An address is not a name.
  public boolean isLocal() {
    return !isAddress() && (text.indexOf('.') < 0
        || LOCAL.stream().anyMatch(last -> text.endsWith("." + last)));
  }

  /// As it is written in a URL: an IPv6 address in brackets.
  @Override
  public String toString() {
    return text.indexOf(':') >= 0 ? "[" + text + "]" : text;
  }

  private static String canonical(String given) {
    if (given.startsWith("[") && given.endsWith("]")) {
      return ipv6(given, given.substring(1, given.length() - 1));
    }
    if (given.indexOf(':') >= 0) {
      return ipv6(given, given);
    }
    String name = ascii(given);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (endsInNumber(name)) {
      if (!IPV4.matcher(name).matches()) {
        throw invalid(given, "an address is four decimal numbers, such as `127.0.0.1`");
      }
      return name;
    }
    checkLabels(given, name);
    return name;
  }

  private static String ascii(String given) {
    if (given.chars().allMatch(c -> c < 0x80)) {
      return given.toLowerCase(Locale.ROOT);
    }
    int odd = given.codePoints()
        .filter(c -> Character.getType(c) == Character.FORMAT || DEVIATIONS.indexOf(c) >= 0)
        .findFirst()
        .orElse(-1);
    if (odd >= 0) {
      throw invalid(given, String.format(Locale.ROOT,
          "U+%04X is not read the same everywhere; write the name in its ASCII form `xn--\u2026`",
          odd));
    }
    try {
      return IDN.toASCII(given, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      throw invalid(given, "it has a character that no name of a host has");
    }
  }

  private static void checkLabels(String given, String name) {
    if (name.isEmpty()) {
      throw invalid(given, "it is empty; a host is a name such as `api.acme.com`");
    }
    if (name.length() > MAX_NAME) {
      throw invalid(given, "it is longer than " + MAX_NAME + " characters");
    }
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty()) {
        throw invalid(given, "there is nothing between two dots");
      }
      if (label.length() > MAX_LABEL) {
        throw invalid(given, "a part is longer than " + MAX_LABEL + " characters");
      }
      if (label.startsWith("-") || label.endsWith("-")) {
        throw invalid(given, "a part starts or ends with `-`");
      }
      for (int i = 0; i < label.length(); i++) {
        char c = label.charAt(i);
        boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!plain) {
          throw invalid(given, "`" + c + "` is in no name of a host");
        }
      }
    }
  }

  /// As the URL standard tells addresses from names: by the last part.
  private static boolean endsInNumber(String name) {
    return NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
  }

  private static String ipv6(String given, String inner) {
    if (inner.indexOf(':') < 0 || !inner.matches("[0-9a-fA-F:.]+")) {
      throw invalid(given, "what is in brackets is no IPv6 address, such as `[::1]`");
    }
    try {
      InetAddress address = InetAddress.ofLiteral(inner);
      return address instanceof Inet4Address
          ? address.getHostAddress()
          : shortest(address.getAddress());
    } catch (IllegalArgumentException _) {
      throw invalid(given, "it is no IPv6 address, such as `[::1]`");
    }
  }

  /// RFC 5952: lower case, no leading zeros, `::` for the first of the longest runs of two or more zeros.
  private static String shortest(byte[] address) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = ((address[2 * i] & 0xff) << 8) | (address[2 * i + 1] & 0xff);
    }
    int from = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    var text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == from) {
        text.append("::");
        i += length - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private static InvalidScopeException invalid(String given, String reason) {
    return new InvalidScopeException("`" + given + "` is not a host: " + reason);
  }
}
