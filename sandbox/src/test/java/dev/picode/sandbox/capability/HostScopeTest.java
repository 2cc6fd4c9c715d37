package dev.picode.sandbox.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostScopeTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "api.acme.com|https|api.acme.com|443", "api.acme.com|http|api.acme.com|80",
    "api.acme.com|https|API.Acme.COM.|0", "API.ACME.COM.|https|api.acme.com|0",
    "api.acme.com:8443|https|api.acme.com|8443", "api.acme.com:8443|http|api.acme.com|8443",
    "*.acme.com|https|api.acme.com|443", "*.acme.com|https|a.b.acme.com|443",
    "*.acme.com:81|http|a.acme.com|81", "*|https|example.org|443", "*:8080|http|example.org|8080",
    "localhost:11434|http|LocalHost|11434", "192.168.1.5:80|http|192.168.1.5|80",
    "[::1]:8080|http|[0:0:0:0:0:0:0:1]|8080", "[::1]:8080|http|::1|8080",
    "[::ffff:10.0.0.1]|http|10.0.0.1|80", "[2001:DB8::0:1]|https|2001:db8::1|443",
    "müller.de|https|xn--mller-kva.de|443", "api。acme．com|https|api.acme.com|443",
    "１２７.0.0.1|http|127.0.0.1|80", "my_host.acme.com|https|my_host.acme.com|443"})
  void covers(String scope, String scheme, String host, int port) {
    assertThat(HostScope.parse(scope).covers(Capability.Net.of(scheme, host, port))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "api.acme.com|https|api.acme.com.evil.com|443", "api.acme.com|https|evilapi.acme.com|443",
    "api.acme.com|https|acme.com|443", "api.acme.com|https|api.acme.com|8443",
    "api.acme.com|http|api.acme.com|443", "api.acme.com|https|api.acme.com|80",
    "api.acme.com:8443|https|api.acme.com|443", "*.acme.com|https|acme.com|443",
    "*.acme.com|https|evilacme.com|443", "*.acme.com|https|a.acme.com.evil.com|443",
    "*.acme.com|https|xacme.com|443", "*|http|127.0.0.1|80", "*|http|8.8.8.8|80",
    "*|http|localhost|80", "*|http|a.localhost|80", "*|http|printer|80", "*|http|nas.local|80",
    "*|http|metadata.google.internal|80", "*|http|router.home.arpa|80", "*|http|[::1]|80",
    "*|http|169.254.169.254|80", "*|http|example.org|8080", "localhost|http|127.0.0.1|80",
    "127.0.0.1|http|localhost|80", "xn--mller-kva.de|https|muller.de|443"})
  void doesNotCover(String scope, String scheme, String host, int port) {
    assertThat(HostScope.parse(scope).covers(Capability.Net.of(scheme, host, port))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "https://api.acme.com/v1|write `api.acme.com`", "api.acme.com/v1|write `api.acme.com`",
    "api.acme.com/|write `api.acme.com`", "user@api.acme.com|write `api.acme.com`",
    "api.acme.com:x@evil.com|write `evil.com`", "evil.com#api.acme.com|write `evil.com`",
    "evil.com?api.acme.com|write `evil.com`", "evil.com\\api.acme.com|write `evil.com`",
    "' api.acme.com'|write `api.acme.com`", "http://|a scope has none",
    "*.com|top-level domain", "*.localhost|local names", "*.127.0.0.1|name `127.0.0.1`",
    "*.internal|local names", "a.*.com|stands alone", "**|stands alone",
    "api*.acme.com|stands alone",
    "api.acme.com:0|`api.acme.com` is port 443 and 80", "api.acme.com:65536|from 1 to 65535",
    "api.acme.com:080|from 1 to 65535", "api.acme.com:|from 1 to 65535", "a.com:*|from 1 to 65535",
    "::1|in brackets", "::1:8080|in brackets", "[::1|is in brackets is no IPv6",
    "[fe80::1%eth0]|no IPv6",
    "[1.2.3.4]|no IPv6", "0x7f.1|four decimal numbers", "127.1|four decimal numbers",
    "0177.0.0.1|four decimal numbers", "2130706433|four decimal numbers", "0x7f000001|four decimal",
    "1.2.3.4.5|four decimal numbers", "256.1.1.1|four decimal numbers", "1.2.3.04|four decimal",
    "acme..com|between two dots", ".acme.com|between two dots", "acme.com..|between two dots",
    "-a.com|starts or ends", "a-.com|starts or ends", "''|it is empty", ".|it is empty",
    "a b.com|is in no name", "a%2ecom|is in no name", "a,b.com|is in no name",
    "straße.de|U+00DF", "api\u200b.acme.com|U+200B", "api\u202ecom|U+202E",
    "℀.com|no name of a host has"})
  void refusesWhatIsNoHost(String text, String reason) {
    assertThatThrownBy(() -> HostScope.parse(text))
        .isInstanceOf(InvalidScopeException.class)
        .hasMessageContaining("is not a host: ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesNamesThatAreTooLong() {
    assertThatThrownBy(() -> HostScope.parse("a".repeat(64) + ".com"))
        .hasMessageContaining("63 characters");
    assertThatThrownBy(() -> HostScope.parse("a.".repeat(127) + "com"))
        .hasMessageContaining("253 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*:81", "*.acme.com", "*.acme.com:81", "acme.com", "acme.com:1",
    "[::1]", "[::1]:8080", "[1:0:0:2::3]", "[::]", "[1::]", "[1:2:3:4:5:6:7:8]", "127.0.0.1:80"})
  void isWrittenAsItIsRead(String text) {
    assertThat(HostScope.parse(text)).hasToString(text);
  }

  /// Whatever the text, it is refused, or a value that is written and read again as itself and never
  /// covers a host that was spelled with what is not in it.
  @Test
  void everyTextIsRefusedOrStable() {
    var random = new Random(7);
    String alphabet = "a.b:1*[]@/#\\%-_ \u3002\u00e9\u200bX0x";
    int parsed = 0;
    for (int i = 0; i < 50_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(10); length >= 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      HostScope scope;
      try {
        scope = HostScope.parse(text.toString());
      } catch (InvalidScopeException _) {
        continue;
      }
      parsed++;
      assertThat(HostScope.parse(scope.toString())).isEqualTo(scope);
      assertThat(scope.toString()).matches("[a-z0-9.:*_\\[\\]-]+");
    }
    assertThat(parsed).isGreaterThan(500);
  }
}
