package dev.picode.plugin.manifest;

import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.HostScope;
import dev.picode.sandbox.capability.InvalidScopeException;
import dev.picode.sandbox.capability.SecretScope;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads an item of `contributes.providers`. Stateless.
final class ProviderReader {
  private static final Pattern SCHEME = Pattern.compile(
      "bearer|(header|query):[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

  private ProviderReader() {}

  /// @param name its name, which was read already
  static ProviderContribution read(String name, JsonObject provider) {
    provider.only("name", "description", "hosts", "secret", "secretOptional", "scheme", "baseUrl",
        "baseUrlVariable");
    List<HostScope> hosts = hosts(provider);
    return new ProviderContribution(name, provider.text("description", ""), hosts, key(provider),
        base(provider, hosts));
  }

  private static List<HostScope> hosts(JsonObject provider) {
    var hosts = new ArrayList<HostScope>();
    List<String> texts = provider.texts("hosts");
    for (int i = 0; i < texts.size(); i++) {
      try {
        hosts.add(HostScope.parse(texts.get(i)));
      } catch (InvalidScopeException e) {
        throw provider.wrongItem("hosts", i, e.sentence());
      }
      if (hosts.getLast().wildcard()) {
        throw provider.wrongItem("hosts", i,
            "`" + texts.get(i) + "` is more than one host: a provider names each that it talks to");
      }
    }
    return hosts;
  }

  private static ProviderContribution.Key key(JsonObject provider) {
    if (!provider.has("secret")) {
      if (provider.has("scheme") || provider.has("secretOptional")) {
        throw provider.wrong(provider.has("scheme") ? "scheme" : "secretOptional",
            "of any use without `secret`");
      }
      return ProviderContribution.Key.NONE;
    }
    String secret = provider.text("secret");
    try {
      var _ = SecretScope.parse(secret + "@localhost");
    } catch (InvalidScopeException e) {
      throw provider.wrong("secret", "the name of a secret: " + e.sentence());
    }
    String scheme = provider.text("scheme", ProviderContribution.Key.BEARER);
    if (!SCHEME.matcher(scheme).matches()) {
      throw provider.wrong("scheme", "`bearer`, `header:NAME` or `query:NAME`",
          "it says where the secret stands in a request");
    }
    return new ProviderContribution.Key(secret, scheme, provider.flag("secretOptional"));
  }

  private static ProviderContribution.Base base(JsonObject provider, List<HostScope> hosts) {
    String url = provider.text("baseUrl", "").replaceFirst("/+$", "");
    if (!url.isEmpty() && hosts.stream().noneMatch(host -> covers(host, url))) {
      throw provider.wrong("baseUrl", "a URL at one of its `hosts`",
          "such as `https://api.example.com/v1`, with `hosts` of `api.example.com`");
    }
    String variable = provider.text("baseUrlVariable", "");
    if (!variable.isEmpty() && !VARIABLE.matcher(variable).matches()) {
      throw provider.wrong("baseUrlVariable", "the name of an environment variable");
    }
    return new ProviderContribution.Base(url, variable);
  }

  private static boolean covers(HostScope host, String url) {
    try {
      var parsed = new URI(url);
      return parsed.getScheme() != null && parsed.getHost() != null && parsed.getUserInfo() == null
          && host.covers(
              Capability.Net.of(parsed.getScheme(), parsed.getHost(), parsed.getPort()));
    } catch (URISyntaxException | InvalidScopeException _) {
      return false;
    }
  }
}
