package dev.picode.plugin.install;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which registry npm packages come from and what it is told, by npm's own configuration. Immutable.
///
/// The environment comes first (`npm_config_registry`), then the project's `.npmrc`, then the person's. A
/// project is somebody else's: of its file only registries count, as they are written, so that it can
/// neither learn a variable of the environment nor lend a token to a host of its choice.
final class NpmConfig {
  private static final int MAX_BYTES = 1 << 20;
  private static final String PREFIX = "npm_config_";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)\\??}");

  private final Map<String, String> settings;
  private final Supplier<Optional<String>> npm;

  private NpmConfig(Map<String, String> settings, Supplier<Optional<String>> npm) {
    this.settings = Map.copyOf(settings);
    this.npm = npm;
  }

  /// The configuration of an environment, a project and a person.
  ///
  /// @param npm what npm itself says where none of them names a registry
  static NpmConfig read(Map<String, String> environment, Path project, Path home,
      Supplier<Optional<String>> npm) {
    var fromEnvironment = new HashMap<String, String>();
    environment.forEach((name, value) -> {
      if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX) && !value.isEmpty()) {
        fromEnvironment.put(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT), value);
      }
    });
    String named = fromEnvironment.get("userconfig");
    Path own = named == null ? home.resolve(".npmrc") : home.resolve(named);
    var settings = new HashMap<String, String>();
    lines(own).forEach((name, value) -> settings.put(name, expanded(value, environment)));
    Path projects = project.resolve(".npmrc");
    if (!projects.equals(own)) {
      lines(projects).forEach((name, value) -> {
        if (name.equals("registry") || name.endsWith(":registry")) {
          settings.put(name, value);
        }
      });
    }
    settings.putAll(fromEnvironment);
    return new NpmConfig(settings, npm);
  }

  /// The URL of the registry that has a package, with a final `/`.
  ///
  /// @throws dev.picode.problem.PiCodeException `npm-registry-unknown`
  String registry(String name) {
    String scoped = name.startsWith("@")
        ? settings.get(name.substring(0, name.indexOf('/')) + ":registry")
        : null;
    String registry = scoped == null ? settings.get("registry") : scoped;
    if (registry == null) {
      registry = npm.get().orElse(null);
    }
    if (registry == null) {
      throw Problem.of("npm-registry-unknown", ProblemKind.USER,
          "nothing says which registry `" + name + "` comes from, and npm is not there to be asked",
          "write `registry=URL` into your `.npmrc`, or set `npm_config_registry`").toException();
    }
    return registry.endsWith("/") ? registry : registry + "/";
  }

  /// The value of the header `Authorization` for a URL, from the nearest entry above it.
  Optional<String> authorization(String url) {
    int start = url.indexOf("//");
    String at = start < 0 ? "" : url.substring(start).replaceFirst("[?#].*", "");
    while (at.length() > 2) {
      int slash = at.lastIndexOf('/');
      at = slash < 2 ? "" : at.substring(0, slash);
      String found = authorizationAt(at + "/");
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private @Nullable String authorizationAt(String place) {
    String token = settings.get(place + ":_authToken");
    if (token != null) {
      return "Bearer " + token;
    }
    String basic = settings.get(place + ":_auth");
    if (basic != null) {
      return "Basic " + basic;
    }
    String user = settings.get(place + ":username");
    String password = settings.get(place + ":_password");
    if (user == null || password == null) {
      return null;
    }
    try {
      String pair = user + ":"
          + new String(Base64.getDecoder().decode(password), StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return null; // npm writes it in Base64
    }
  }

  /// The settings of a file; none where it is not there or cannot be read, as with npm.
  private static Map<String, String> lines(Path file) {
    var lines = new HashMap<String, String>();
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return lines;
    }
    for (String line : text.split("\\R", -1)) {
      String stripped = line.strip();
      int equals = stripped.indexOf('=');
      if (equals > 0 && !stripped.startsWith(";") && !stripped.startsWith("#")) {
        lines.put(stripped.substring(0, equals).strip(),
            unquoted(stripped.substring(equals + 1).strip()));
      }
    }
    return lines;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.charAt(0) == value.charAt(value.length() - 1)
        && (value.startsWith("\"") || value.startsWith("'"));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /// As npm does: what is not set stays as it is written.
  private static String expanded(String value, Map<String, String> environment) {
    Matcher variables = VARIABLE.matcher(value);
    return variables.replaceAll(found -> Matcher.quoteReplacement(
        environment.getOrDefault(found.group(1), found.group())));
  }
}
