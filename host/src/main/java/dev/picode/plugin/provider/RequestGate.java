package dev.picode.plugin.provider;

import dev.picode.llm.AuthScheme;
import dev.picode.llm.WireRequest;
import dev.picode.plugin.manifest.ProviderContribution;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.InvalidScopeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Lets requests through that a script made, where they go where they may and leave the credential to the host.
/// Immutable.
///
/// @param provider what its manifest says of the provider
/// @param base where its service is
/// @param rights what its extension may do
record RequestGate(ProviderContribution provider, BaseUrl base, Rights rights) {
  /// Headers that are the host's, whatever the credential is.
  private static final Set<String> OURS = Set.of("authorization", "proxy-authorization", "cookie",
      "host", "connection", "content-length", "transfer-encoding", "x-api-key", "x-goog-api-key");

  /// Refuses what an extension may not do.
  interface Rights {
    /// Asked for each request that does not go to a base URL of the person's own.
    ///
    /// @throws PiCodeException `capability-denied`
    void require(Capability.Net connection);
  }

  /// The request, with what every request has.
  ///
  /// @throws PiCodeException `provider-request-refused`, and what the rights throw
  WireRequest checked(WireRequest request) {
    Capability.Net connection = connection(request.url());
    Map<String, String> headers = headers(request);
    if (base.isOwn()) {
      if (!connection.equals(connection(base.url()))) {
        throw refused("a request to `" + connection.host() + "`, and `" + base.source()
            + "` says that its service is at `" + base.url() + "`");
      }
    } else {
      if (provider.hosts().stream().noneMatch(host -> host.covers(connection))) {
        throw refused("a request to `" + connection.host()
            + "`, which is none of the hosts that its manifest names");
      }
      if (connection.scheme().equals("http") && !provider.isLocal()) {
        throw refused("a request to `" + connection.host()
            + "` by `http`, which anybody on the way can read");
      }
      rights.require(connection);
    }
    return new WireRequest(request.method(), request.url(), headers, request.body(),
        request.format());
  }

  private Map<String, String> headers(WireRequest request) {
    var headers = new LinkedHashMap<String, String>();
    request.headers().forEach((name, value) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean ofKey = provider.key().isSome()
          && AuthScheme.parse(provider.key().scheme()) instanceof AuthScheme.Header header
          && header.name().equals(lower);
      if (OURS.contains(lower) || ofKey) {
        throw refused("a request with a header `" + name + "`, which is for PiCode to set");
      }
      headers.put(lower, value);
    });
    if (request.body() != null) {
      headers.putIfAbsent("content-type", "application/json");
    }
    return headers;
  }

  private Capability.Net connection(String url) {
    try {
      var uri = new URI(url);
      if (uri.getScheme() != null && uri.getHost() != null && uri.getUserInfo() == null) {
        return Capability.Net.of(uri.getScheme(), uri.getHost(), uri.getPort());
      }
    } catch (URISyntaxException | InvalidScopeException _) {
      // told below
    }
    throw refused("a request to `" + url + "`, which is no URL");
  }

  private PiCodeException refused(String what) {
    return Problem.of("provider-request-refused", ProblemKind.SCRIPT,
        "the provider `" + provider.name() + "` made " + what,
        "tell its author; nothing was sent").toException();
  }
}
