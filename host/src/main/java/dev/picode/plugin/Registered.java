package dev.picode.plugin;

import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.manifest.ProviderContribution;
import dev.picode.plugin.manifest.RegisteredProvider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a script registered when it was loaded. Stateless, safe for many threads.
public final class Registered {
  private Registered() {}

  /// The handlers in a list of registrations `{kind, name, spec}`.
  public static Set<Handler> handlers(List<?> items) {
    var handlers = new LinkedHashSet<Handler>();
    for (Object item : items) {
      if (item instanceof Map<?, ?> map && map.get("kind") instanceof String kind
          && map.get("name") instanceof String name) {
        handlers.add(new Handler(kind, name));
      }
    }
    return handlers;
  }

  /// A sentence on what a script says of a provider and its manifest does not, `null` where they agree.
  static @Nullable String conflict(Extension extension, List<?> items) {
    for (ProviderContribution provider : extension.manifest().contributes().providers()) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> map && Handler.provider(provider.name())
            .kind()
            .equals(map.get("kind")) && provider.name().equals(map.get("name"))
            && map.get("spec") instanceof Map<?, ?> spec) {
          String conflict = RegisteredProvider.conflict(provider, spec).orElse(null);
          if (conflict != null) {
            return conflict;
          }
        }
      }
    }
    return null;
  }

  /// A sentence on what only the manifest and what only the script has.
  static String mismatch(Extension extension, Set<String> missing, Set<String> extra) {
    String script = "`" + extension.manifest().main() + "`";
    String manifest = "the manifest of `" + extension.id() + "`";
    String first = missing.isEmpty()
        ? ""
        : manifest + " contributes " + String.join(", ", missing) + ", which " + script
            + " does not register";
    String second = extra.isEmpty()
        ? ""
        : script + " registers " + String.join(", ", extra) + ", which " + manifest
            + " does not contribute";
    return first + (first.isEmpty() || second.isEmpty() ? "" : "; ") + second;
  }
}
