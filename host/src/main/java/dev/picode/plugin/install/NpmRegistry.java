package dev.picode.plugin.install;

import dev.picode.http.HttpHeader;
import dev.picode.http.HttpResponse;
import dev.picode.http.HttpTarget;
import dev.picode.plugin.lock.Provenance;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/// Gets packages from an npm registry: the document about a package, then the tarball it names, whose
/// SHA-512 has to be the one it names. Safe for many threads.
///
/// Nothing else of what npm does is done: no dependencies, no scripts.
final class NpmRegistry {
  /// The shorter form of the document, which all registries give who know it.
  private static final String ACCEPT = "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8";
  private static final int MAX_TRIED = 10_000;

  private final NpmConfig config;
  private final Downloads downloads;

  NpmRegistry(NpmConfig config, Downloads downloads) {
    this.config = config;
    this.downloads = downloads;
  }

  /// The extension in the tarball of a package.
  ///
  /// @throws PiCodeException `npm-package-unknown`, `npm-version-unknown`, `npm-registry-unknown`,
  ///     `npm-registry-wrong`, `package-corrupt`, and those of [Downloads] and [PackageArchive]
  PackageCandidate get(PackageSource.Npm source) {
    String registry = config.registry(source.name());
    Map<?, ?> about = about(source, registry);
    Map<?, ?> versions = map(about.get("versions"));
    String version = version(source, versions, map(about.get("dist-tags")));
    Map<?, ?> dist = map(map(versions.get(version)).get("dist"));
    if (!(dist.get("tarball") instanceof String url)) {
      throw wrong(registry, "it names no tarball of `" + source.name() + "` " + version);
    }
    String integrity = sha512(dist.get("integrity"), source.name() + " " + version, registry);
    HttpTarget target = HttpTarget.parse(url);
    byte[] bytes = downloads.bytes(target, headers(target, "application/octet-stream"));
    if (!integrity.equals(integrity(bytes))) {
      throw Problem.of("package-corrupt", ProblemKind.DENIED,
          "`" + source.text() + "` is not installed: what `" + target.host()
              + "` gave is not what the registry promised",
          "somebody changed it on the way, or the registry is damaged; try again later, and tell"
              + " its operator")
          .toException();
    }
    return PackageCandidate.of(PackageArchive.unpack(bytes, source.text()),
        new Provenance(source.text(), target.toString(), "", integrity));
  }

  private Map<?, ?> about(PackageSource.Npm source, String registry) {
    HttpTarget target = HttpTarget.parse(registry + source.name().replace("/", "%2f"));
    HttpResponse response = downloads.get(target, headers(target, ACCEPT));
    if (response.status() == 404) {
      throw Problem.of("npm-package-unknown", ProblemKind.USER,
          "the registry at `" + target.host() + "` has no package `" + source.name() + "`",
          "check the name; for a private package, your `.npmrc` has to hold a token").toException();
    }
    if (response.status() != 200) {
      throw Downloads.failed(target, response.status());
    }
    try {
      if (Json
          .parse(new String(response.body(), StandardCharsets.UTF_8)) instanceof Map<?, ?> map) {
        return map;
      }
      throw wrong(target.host(), "it is no object");
    } catch (JsonSyntaxException e) {
      throw wrong(target.host(), "it is not JSON");
    }
  }

  private List<HttpHeader> headers(HttpTarget target, String accept) {
    var headers = new ArrayList<HttpHeader>();
    headers.add(HttpHeader.of("accept", accept, false));
    config.authorization(target.toString())
        .ifPresent(value -> headers.add(HttpHeader.of("authorization", value, true)));
    return headers;
  }

  /// As npm picks it: a tag, else the version, else the latest where it is in the range, else the greatest that
  /// is.
  private static String version(PackageSource.Npm source, Map<?, ?> versions, Map<?, ?> tags) {
    String wanted = source.wanted().isEmpty() ? "latest" : source.wanted();
    if (tags.get(wanted) instanceof String tagged && versions.containsKey(tagged)) {
      return tagged;
    }
    if (versions.containsKey(wanted)) {
      return wanted;
    }
    Object latest = tags.get("latest");
    Semver best = null;
    for (Object name : versions.keySet().stream().limit(MAX_TRIED).toList()) {
      Semver version = Semver.parse(String.valueOf(name));
      if (version == null || !satisfies(version, wanted)) {
        continue;
      }
      if (name.equals(latest)) {
        return String.valueOf(name);
      }
      best = best == null || version.isGreaterThan(best) ? version : best;
    }
    if (best == null) {
      throw Problem.of("npm-version-unknown", ProblemKind.USER,
          "`" + source.name() + "` has no version `" + wanted + "`",
          latest == null ? "the registry has none" : "the latest is " + latest).toException();
    }
    return best.getVersion();
  }

  private static boolean satisfies(Semver version, String range) {
    try {
      return version.satisfies(range);
    } catch (RuntimeException _) {
      return false; // the library has no one exception for what is no range
    }
  }

  private static String sha512(@Nullable Object integrity, String what, String registry) {
    for (String one : Objects.toString(integrity, "").split("\\s+", -1)) {
      if (one.startsWith("sha512-")) {
        return one.replaceFirst("\\?.*", "");
      }
    }
    throw wrong(registry, "it gives no SHA-512 of `" + what + "`");
  }

  /// The SHA-512 of an archive, as npm writes it.
  static String integrity(byte[] bytes) {
    try {
      return "sha512-" + Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-512").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PiCodeException wrong(String registry, String why) {
    return Problem.of("npm-registry-wrong", ProblemKind.EXTERNAL,
        "what the registry `" + registry + "` answers cannot be used: " + why,
        "check the registry in your `.npmrc`").toException();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
