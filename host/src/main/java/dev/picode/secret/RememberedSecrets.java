package dev.picode.secret;

import java.util.Optional;

/// Secrets of another source, with a memory of those it gave out, so that they can be taken out of what is
/// written. Safe for many threads.
public final class RememberedSecrets implements Secrets {
  private final Secrets source;
  private final SeenSecrets seen;

  /// Nothing is remembered yet.
  public RememberedSecrets(Secrets source) {
    this(source, new SeenSecrets());
  }

  /// Secrets that are remembered beside others.
  public RememberedSecrets(Secrets source, SeenSecrets seen) {
    this.source = source;
    this.seen = seen;
  }

  @Override
  public Optional<SecretValue> find(String name) {
    return source.find(name).map(seen::see);
  }

  @Override
  public boolean has(String name) {
    return source.has(name);
  }

  /// A text without the secrets that were given out.
  public String redact(String text) {
    return seen.redact(text);
  }
}
