package dev.picode.plugin.provider;

import dev.picode.secret.Secrets;
import java.util.ArrayList;
import java.util.List;

/// A provider, and whether it could be asked as things are. Immutable.
///
/// @param name the shortest name it can be called
/// @param entry the provider
/// @param base where its service is
/// @param readiness whether it could be asked
public record ProviderState(String name, ProviderRegistry.Entry entry, BaseUrl base,
    Readiness readiness) {

  /// Whether a provider could be asked, as far as is known without asking anybody.
  public enum Readiness {
    /// Its key is set.
    KEY_SET,
    /// Its key is not set.
    KEY_MISSING,
    /// It needs no key, and somebody said where its service is.
    NO_KEY_NEEDED,
    /// It needs no key, and its service may run on this machine or not.
    LOCAL,
    /// Nobody said where its service is.
    NOWHERE
  }

  /// All providers, none of them asked and no script run.
  ///
  /// @param secrets whether a key is set; its value is not looked at
  /// @throws dev.picode.problem.PiCodeException `base-url-invalid`
  public static List<ProviderState> of(Providers providers, Secrets secrets) {
    var states = new ArrayList<ProviderState>();
    providers.registry().providers().forEach((name, entry) -> {
      BaseUrl base = providers.base(entry);
      states.add(new ProviderState(name, entry, base, readiness(entry, base, secrets)));
    });
    return List.copyOf(states);
  }

  private static Readiness readiness(ProviderRegistry.Entry entry, BaseUrl base, Secrets secrets) {
    if (!base.isKnown()) {
      return Readiness.NOWHERE;
    }
    var key = entry.provider().key();
    if (key.isSome() && secrets.has(key.secret())) {
      return Readiness.KEY_SET;
    }
    if (key.isSome() && !key.isOptional()) {
      return Readiness.KEY_MISSING;
    }
    return base.isOwn() || !entry.provider().isLocal() ? Readiness.NO_KEY_NEEDED : Readiness.LOCAL;
  }

  /// Whether it can be asked without looking whether its service runs.
  public boolean isReady() {
    return readiness == Readiness.KEY_SET || readiness == Readiness.NO_KEY_NEEDED;
  }
}
