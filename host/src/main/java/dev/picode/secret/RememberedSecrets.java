package dev.picode.secret;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Secrets of another source, with a memory of those it gave out, so that they can be taken out of what is
/// written. Safe for many threads.
public final class RememberedSecrets implements Secrets {
  private final Secrets source;
  private final Map<String, SecretValue> given = new ConcurrentHashMap<>();
  private volatile Redactor redactor = Redactor.NONE;

  /// Nothing is remembered yet.
  public RememberedSecrets(Secrets source) {
    this.source = source;
  }

  @Override
  public Optional<SecretValue> find(String name) {
    Optional<SecretValue> found = source.find(name);
    found.ifPresent(secret -> {
      if (given.put(name, secret) == null) {
        redactor = Redactor.of(given.values());
      }
    });
    return found;
  }

  /// A text without the secrets that were given out.
  public String redact(String text) {
    return redactor.text(text);
  }
}
