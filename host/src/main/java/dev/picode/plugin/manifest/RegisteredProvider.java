package dev.picode.plugin.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a script says of a provider when it registers it, held against the manifest. Stateless.
///
/// What a person is shown before anything runs is the manifest, so a script may repeat what it says there and may
/// not say anything else.
public final class RegisteredProvider {
  /// What a script says that no manifest does.
  private static final List<String> OF_SCRIPT = List.of("auth", "models", "supports", "functions",
      "restartable");

  private RegisteredProvider() {}

  /// What a manifest would say of a script that has none: its item of `contributes.providers`.
  ///
  /// @param spec what the script registered
  public static Map<String, @Nullable Object> entry(Map<?, ?> spec) {
    var entry = new LinkedHashMap<String, @Nullable Object>();
    spec.forEach((name, value) -> {
      if (!OF_SCRIPT.contains(String.valueOf(name))) {
        entry.put(String.valueOf(name), value);
      }
    });
    auth(spec).forEach((name, value) -> {
      if (List.of("secret", "hosts", "scheme").contains(String.valueOf(name))) {
        entry.put(String.valueOf(name), value);
      } else if (name.equals("optional")) {
        entry.put("secretOptional", value);
      }
    });
    return entry;
  }

  /// What a script says that its manifest does not.
  ///
  /// @param spec what the script registered
  /// @return a sentence
  public static Optional<String> conflict(ProviderContribution declared, Map<?, ?> spec) {
    Map<?, ?> auth = auth(spec);
    var hosts = declared.hosts().stream().map(Object::toString).toList();
    if (auth.get("secret") != null && !auth.get("secret").equals(declared.key().secret())) {
      return conflict(declared, "secret", auth.get("secret"), declared.key().secret());
    }
    if (auth.get("hosts") != null && !auth.get("hosts").equals(hosts)) {
      return conflict(declared, "hosts", auth.get("hosts"), hosts);
    }
    if (auth.get("scheme") != null && !auth.get("scheme").equals(declared.key().scheme())) {
      return conflict(declared, "scheme", auth.get("scheme"), declared.key().scheme());
    }
    return Optional.empty();
  }

  private static Optional<String> conflict(ProviderContribution declared, String what,
      @Nullable Object said, Object wanted) {
    String text = String.valueOf(wanted);
    return Optional.of("the script says that `auth." + what + "` of the provider `"
        + declared.name() + "` is `" + said + "`, and the manifest says "
        + (text.isEmpty() || text.equals("[]") ? "nothing of it" : "`" + text + "`"));
  }

  private static Map<?, ?> auth(Map<?, ?> spec) {
    return spec.get("auth") instanceof Map<?, ?> auth ? auth : Map.of();
  }
}
