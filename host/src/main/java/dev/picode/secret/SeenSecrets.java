package dev.picode.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The secrets that a process has had in its hands, so that they can be taken out of what it writes. Safe for many
/// threads. Nothing is forgotten: what was once known may turn up later.
public final class SeenSecrets {
  private final Map<String, SecretValue> values = new ConcurrentHashMap<>();
  private volatile Redactor redactor = Redactor.NONE;

  /// Nothing was seen yet.
  public SeenSecrets() {}

  /// Remembers a secret and gives it back.
  public SecretValue see(SecretValue secret) {
    if (values.put(secret.reveal(), secret) == null) {
      redactor = Redactor.of(values.values());
    }
    return secret;
  }

  /// A text without those secrets.
  public String redact(String text) {
    return redactor.text(text);
  }

  /// A plain value without those secrets, wherever in it they are.
  public @Nullable Object redactAll(@Nullable Object value) {
    return switch (value) {
      case String text -> redact(text);
      case List<?> list -> {
        var clean = new ArrayList<@Nullable Object>();
        list.forEach(each -> clean.add(redactAll(each)));
        yield clean;
      }
      case Map<?, ?> map -> {
        var clean = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, each) -> clean.put(redact(String.valueOf(name)), redactAll(each)));
        yield clean;
      }
      case null, default -> value;
    };
  }

  /// Takes those secrets out of texts.
  public Redactor redactor() {
    return redactor;
  }
}
