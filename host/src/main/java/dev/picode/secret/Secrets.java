package dev.picode.secret;

import java.util.Map;
import java.util.Optional;

/// A source of secrets by name. Safe for many threads.
@FunctionalInterface
public interface Secrets {
  /// The secret of a name, where this source has it.
  Optional<SecretValue> find(String name);

  /// The variables of an environment as secrets; an empty one is none.
  static Secrets ofEnvironment(Map<String, String> environment) {
    return name -> Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(value -> SecretValue.of(name, value.strip()));
  }
}
