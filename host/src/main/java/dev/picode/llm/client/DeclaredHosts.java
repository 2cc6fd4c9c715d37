package dev.picode.llm.client;

import dev.picode.http.HttpTarget;
import dev.picode.llm.ProviderAuth;
import dev.picode.llm.ProviderInfo;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The hosts that a provider may ask, and those that its credential may go to. Immutable.
final class DeclaredHosts {
  private static final int HTTPS = 443;

  private final @Nullable HttpTarget own;
  private final List<String> hosts;
  private final List<String> spending;

  DeclaredHosts(ProviderInfo info) {
    String baseUrl = info.baseUrl();
    ProviderAuth auth = info.auth();
    this.own = baseUrl == null ? null : HttpTarget.parse(baseUrl);
    this.hosts = info.hosts();
    this.spending = auth == null ? List.of() : auth.hosts();
  }

  /// Whether the person named the host.
  boolean isOwn() {
    return own != null;
  }

  /// Whether a request may go there at all.
  boolean mayAsk(HttpTarget target) {
    return own != null
        ? target.isSameOrigin(own)
        : isAmong(target, hosts) || isAmong(target, spending);
  }

  /// Whether the credential may go there.
  boolean maySpend(HttpTarget target) {
    return own != null ? target.isSameOrigin(own) : isAmong(target, spending);
  }

  private static boolean isAmong(HttpTarget target, List<String> declared) {
    if (!target.isSecure()) {
      return false;
    }
    String plain = target.port() == HTTPS ? target.host() : "";
    String withPort = target.host() + ":" + target.port();
    return declared.stream()
        .map(host -> host.toLowerCase(Locale.ROOT))
        .anyMatch(host -> host.equals(plain) || host.equals(withPort));
  }
}
