package dev.picode.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTargetTest {
  @ParameterizedTest
  @CsvSource({
    "https://Example.ORG, https://example.org:443",
    "http://example.org:80/a?b#c, http://example.org:80",
    "https://example.org., https://example.org:443",
    "https://bücher.example, https://xn--bcher-kva.example:443",
    "https://ＥＸＡＭＰＬＥ.org, https://example.org:443",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://%31%32%37.0.0.1/, http://127.0.0.1:80",
    "http://[::1]:1/, http://[::1]:1",
    "http://[0:0:0:0:0:0:0:1]/, http://[::1]:80",
    "http://example.org\\@evil.example/, http://example.org:80",
  })
  void hasOneFormThatIsJudged(String url, String origin) {
    assertThat(HttpTarget.parse(url).origin()).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "example.org", "file:///etc/passwd", "ftp://example.org", "javascript:1", "//example.org",
    "http:example.org", "data:text/plain,x", "jar:http://example.org!/", "http://", "https://.",
    "http://user@example.org/", "http://user:pass@example.org/", "http://:pass@example.org/",
    "http://good.example@evil.example/",
    "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://0x7f000001/",
    "http://0177.0.0.1/", "http://127.0.0.1.1/", "http://256.1.1.1/", "http://１２７.1/",
    "http://a..b/", "http://exa mple.org/", "http://example.org:99999/", "http://example.org:0/",
    "http://example.org/\r\nX: y", "http://example.org\t/", "\u0000http://example.org/",
    "http://[::1/", "http://[::g]/", "http://[fe80::1%25eth0]/"})
  void refusesWhatIsNoPlainUrl(String url) {
    assertThatThrownBy(() -> HttpTarget.parse(url))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("http-request-invalid"));
  }
}
