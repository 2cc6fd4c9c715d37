package dev.picode.secret;

import java.util.Map;
import java.util.Optional;

/// A source of secrets by name. Safe for many threads.
@FunctionalInterface
public interface Secrets {
  /// The secret of a name, where this source has it.
  ///
  /// @throws dev.picode.problem.PiCodeException `secret-unusable`, and where it is but cannot be had
  Optional<SecretValue> find(String name);

  /// Whether this source has a secret of a name, which may be known without opening what it is in.
  default boolean has(String name) {
    return find(name).isPresent();
  }

  /// The variables of an environment as secrets; an empty one is none.
  static Secrets ofEnvironment(Map<String, String> environment) {
    return name -> Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(value -> SecretValue.of(name, value.strip()));
  }
}
