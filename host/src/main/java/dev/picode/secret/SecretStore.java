package dev.picode.secret;

import java.util.Optional;
import java.util.SortedSet;

/// A place that secrets are kept in by PiCode. Safe for many threads, and for many processes.
///
/// What it holds is known by name without opening it; only [#find], [#keep], [#forget] and [#trial] open it, which may
/// take long and may ask a person.
public interface SecretStore extends Secrets {
  /// Which place it is.
  SecretPlace place();

  /// The names of the secrets it holds, without opening it.
  ///
  /// @throws dev.picode.problem.PiCodeException `secret-store-damaged`
  SortedSet<String> names();

  /// The secret of a name.
  ///
  /// @throws dev.picode.problem.PiCodeException `secret-store-locked`, `secret-store-damaged`, `secret-store-unusable`
  @Override
  Optional<SecretValue> find(String name);

  @Override
  default boolean has(String name) {
    return names().contains(name);
  }

  /// Keeps a secret in the place of the one of that name.
  ///
  /// @throws dev.picode.problem.PiCodeException as for [#find]
  void keep(SecretValue secret);

  /// Removes a secret; says whether it was there.
  ///
  /// @throws dev.picode.problem.PiCodeException as for [#find]
  boolean forget(String name);

  /// Tries whether it can be used, as far as that goes without a person.
  ///
  /// @return why it cannot, a sentence without a final full stop; empty where it can
  Optional<String> trial();
}
