package dev.picode.plugin.provider;

import dev.picode.plugin.manifest.ProviderContribution;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the service of a provider is, and who said so. Immutable.
///
/// @param url without a `/` at its end; empty where nobody said
/// @param source the setting or the variable that says it; empty where it is the provider's own
public record BaseUrl(String url, String source) {
  private static final String SETTING = "provider.base-urls";

  /// Where a provider's service is: as the environment says, else as the settings say, else as the provider says.
  ///
  /// @param provider the provider
  /// @param settings `NAME=URL` each
  /// @throws PiCodeException `base-url-invalid`
  public static BaseUrl of(ProviderContribution provider, List<String> settings,
      Map<String, String> environment) {
    String variable = provider.base().variable();
    String set = environment.getOrDefault(variable, "").strip();
    if (!variable.isEmpty() && !set.isEmpty()) {
      return own(set, provider, variable);
    }
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals > 0 && setting.substring(0, equals).strip().equals(provider.name())) {
        return own(setting.substring(equals + 1).strip(), provider, SETTING);
      }
    }
    return new BaseUrl(provider.base().url(), "");
  }

  private static BaseUrl own(String text, ProviderContribution provider, String source) {
    URI usual = provider.base().url().isEmpty() ? null : URI.create(provider.base().url());
    String url = completed(text, usual).replaceFirst("/+$", "");
    URI uri = parsed(url);
    if (uri == null) {
      throw Problem.of("base-url-invalid", ProblemKind.USER,
          "`" + source + "` says that `" + provider.name() + "` is at `" + text
              + "`, which is no URL of a service",
          "such as `https://api.example.com/v1`, without a user, a query or a fragment")
          .toException();
    }
    return new BaseUrl(url, source);
  }

  /// A bare host, as `OLLAMA_HOST` has it, has the scheme and the port that are usual here; every address means this
  /// machine.
  private static String completed(String text, @Nullable URI usual) {
    if (text.contains("://")) {
      return text;
    }
    String scheme = usual == null ? "https" : usual.getScheme();
    String host = text.replaceFirst("^0\\.0\\.0\\.0", "127.0.0.1");
    int port = usual == null ? -1 : usual.getPort();
    URI plain = parsed(scheme + "://" + host);
    boolean bare = plain != null && plain.getPort() < 0 && port > 0;
    return scheme + "://" + (bare ? host.replaceFirst("^[^/]*", "$0:" + port) : host);
  }

  private static @Nullable URI parsed(String url) {
    try {
      var uri = new URI(url);
      boolean web = uri.getScheme() != null
          && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT));
      boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null
          && uri.getFragment() == null;
      return web && plain ? uri : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }

  /// Whether anybody said where it is.
  public boolean isKnown() {
    return !url.isEmpty();
  }

  /// Whether the person said it: requests then go to that host and port and to no other.
  public boolean isOwn() {
    return !source.isEmpty();
  }
}
