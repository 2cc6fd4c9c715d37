package dev.picode.llm.client;

import dev.picode.http.HttpHeader;
import dev.picode.http.HttpRequest;
import dev.picode.http.HttpTarget;
import dev.picode.llm.AuthScheme;
import dev.picode.llm.ProviderAuth;
import dev.picode.llm.ProviderInfo;
import dev.picode.llm.WireRequest;
import dev.picode.secret.Redactor;
import dev.picode.secret.SecretValue;
import dev.picode.secret.Secrets;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request that may leave, with its credential where that may go. Immutable.
///
/// @param http what is sent
/// @param policy what it may reach
/// @param secret the name of the secret it carries, or null
/// @param redactor takes that secret out of what comes back
record Outgoing(HttpRequest http, ProviderPolicy policy, @Nullable String secret,
    Redactor redactor) {

  /// The request of a provider, checked and with its credential.
  ///
  /// @throws dev.picode.problem.PiCodeException `llm-host-refused`, `llm-credential-set`, `llm-credential-missing`, and
  ///     `http-request-invalid`
  static Outgoing of(ModelRoute route, WireRequest wire, Secrets secrets) {
    ProviderInfo info = route.provider().info();
    var hosts = new DeclaredHosts(info);
    HttpTarget target = HttpTarget.parse(wire.url());
    if (!hosts.mayAsk(target)) {
      throw ModelProblems.hostRefused(route, target.origin());
    }
    var headers = new ArrayList<HttpHeader>();
    wire.headers().forEach((name, value) -> headers.add(HttpHeader.of(name, value, false)));
    ProviderAuth auth = info.auth();
    SecretValue secret = null;
    if (auth != null) {
      refuseOwnCredential(route, auth.scheme(), headers, wire.url());
      secret = hosts.maySpend(target) ? secret(route, auth, hosts, secrets) : null;
    }
    if (secret != null && auth != null) {
      switch (auth.scheme()) {
        case AuthScheme.Bearer _ -> headers
            .add(HttpHeader.of("authorization", "Bearer " + secret.reveal(), true));
        case AuthScheme.Header header -> headers
            .add(HttpHeader.of(header.name(), secret.reveal(), true));
        case AuthScheme.Query query -> target = withParameter(wire.url(), query, secret);
      }
    }
    String text = wire.body();
    byte[] body = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    return new Outgoing(HttpRequest.of(wire.method(), target, headers, body),
        new ProviderPolicy(route, target, hosts.isOwn(), secret == null ? null : secret.name()),
        secret == null ? null : secret.name(),
        secret == null ? Redactor.NONE : Redactor.of(List.of(secret)));
  }

  private static @Nullable SecretValue secret(ModelRoute route, ProviderAuth auth,
      DeclaredHosts hosts, Secrets secrets) {
    SecretValue secret = secrets.find(auth.secret()).orElse(null);
    if (secret == null && auth.required() && !hosts.isOwn()) {
      throw ModelProblems.credentialMissing(route, auth.secret());
    }
    return secret;
  }

  private static void refuseOwnCredential(ModelRoute route, AuthScheme scheme,
      List<HttpHeader> headers, String url) {
    String taken = switch (scheme) {
      case AuthScheme.Bearer _ -> "authorization";
      case AuthScheme.Header header -> header.name();
      case AuthScheme.Query _ -> "";
    };
    for (HttpHeader header : headers) {
      if (header.name().equals(taken)) {
        throw ModelProblems.credentialSet(route, "the header `" + taken + "`");
      }
    }
    if (scheme instanceof AuthScheme.Query query && hasParameter(url, query.name())) {
      throw ModelProblems.credentialSet(route, "the parameter `" + query.name() + "` of the URL");
    }
  }

  private static boolean hasParameter(String url, String name) {
    int start = url.indexOf('?');
    if (start < 0) {
      return false;
    }
    for (String parameter : url.substring(start + 1).split("[&#]", -1)) {
      String key = parameter.split("=", 2)[0];
      if (URLDecoder.decode(key.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"),
          StandardCharsets.UTF_8).equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static HttpTarget withParameter(String url, AuthScheme.Query query, SecretValue secret) {
    int fragment = url.indexOf('#');
    String base = fragment < 0 ? url : url.substring(0, fragment);
    return HttpTarget.parse(base + (base.contains("?") ? "&" : "?") + query.name() + "="
        + URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8).replace("+", "%20"));
  }
}
