package dev.picode.secret;

import dev.picode.config.SecretStorage;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The places where secrets are, one after the other: the keyring, the environment, the encrypted file. Safe for many
/// threads.
///
/// A place that fails is told of, once, and the next one is asked. Neither store is made before it is needed, and
/// neither is opened for a secret that it does not hold.
public final class SecretChain implements Secrets {
  private final SecretStorage storage;
  private final Supplier<SecretStore> keyring;
  private final Secrets environment;
  private final Supplier<SecretStore> file;
  private final Consumer<String> notices;
  private final Set<String> told = new LinkedHashSet<>();

  /// Places that are used as a setting says.
  ///
  /// @param keyring gives the keyring, always the same one
  /// @param file gives the encrypted file, always the same one
  /// @param notices is told, a sentence each, which place failed and why
  public SecretChain(SecretStorage storage, Supplier<SecretStore> keyring, Secrets environment,
      Supplier<SecretStore> file, Consumer<String> notices) {
    this.storage = storage;
    this.keyring = keyring;
    this.environment = environment;
    this.file = file;
    this.notices = notices;
  }

  /// The secret of a name, from the first place that has it.
  ///
  /// @throws PiCodeException of the last place that has it, where none that has it can give it
  @Override
  public Optional<SecretValue> find(String name) {
    List<SecretPlace> places = List.copyOf(places(name));
    for (int i = 0; i < places.size(); i++) {
      try {
        Optional<SecretValue> found = find(places.get(i), name);
        if (found.isPresent()) {
          return found;
        }
      } catch (PiCodeException e) {
        if (i == places.size() - 1) {
          throw e;
        }
        tell(e, "; " + places.get(i + 1).title() + " is asked instead");
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean has(String name) {
    return !places(name).isEmpty();
  }

  /// The places that hold a secret of a name, in the order in which they are asked, without opening them.
  public Set<SecretPlace> places(String name) {
    var places = EnumSet.noneOf(SecretPlace.class);
    for (SecretPlace place : SecretPlace.values()) {
      if (holds(place, name)) {
        places.add(place);
      }
    }
    return places;
  }

  /// The names of the secrets that PiCode keeps, with their places.
  ///
  /// @throws PiCodeException `secret-store-damaged`, `secret-store-unusable`
  public SortedMap<String, Set<SecretPlace>> kept() {
    var kept = new TreeMap<String, Set<SecretPlace>>();
    for (SecretPlace place : SecretPlace.values()) {
      SecretStore store = store(place);
      if (store != null) {
        store.names().forEach(name -> kept.put(name, places(name)));
      }
    }
    return kept;
  }

  /// Keeps a secret in the keyring, or else in the encrypted file, as the setting says, and removes it from the store
  /// that would else hold an old one.
  ///
  /// @return where it is now
  /// @throws PiCodeException `secret-storage-off`, and those of the store
  public SecretPlace keep(SecretValue secret) {
    SecretStore first = store(SecretPlace.KEYRING);
    SecretStore second = store(SecretPlace.FILE);
    if (first == null && second == null) {
      throw Problem.of("secret-storage-off", ProblemKind.USER,
          "`secrets.store` is `environment`: PiCode keeps no secret itself",
          "set the environment variable `" + secret.name() + "`, or `secrets.store` to `auto`")
          .toException();
    }
    if (first != null) {
      try {
        first.keep(secret);
        forgetOld(second, secret.name());
        return SecretPlace.KEYRING;
      } catch (PiCodeException e) {
        if (second == null) {
          throw e;
        }
        tell(e, "; " + SecretPlace.FILE.title() + " is used instead");
      }
    }
    if (second == null) {
      throw new IllegalStateException("one of both is there");
    }
    second.keep(secret);
    return SecretPlace.FILE;
  }

  /// Removes a secret from the stores.
  ///
  /// @return where it was
  /// @throws PiCodeException where a store that holds it cannot be opened
  public Set<SecretPlace> forget(String name) {
    var places = EnumSet.noneOf(SecretPlace.class);
    for (SecretPlace place : SecretPlace.values()) {
      SecretStore store = store(place);
      if (store != null && store.has(name) && store.forget(name)) {
        places.add(place);
      }
    }
    return places;
  }

  /// The store of a place; `null` where it has none, or the setting excludes it.
  public @Nullable SecretStore store(SecretPlace place) {
    return switch (place) {
      case KEYRING -> storage.usesKeyring() ? keyring.get() : null;
      case ENVIRONMENT -> null;
      case FILE -> storage.usesFile() ? file.get() : null;
    };
  }

  private Optional<SecretValue> find(SecretPlace place, String name) {
    if (place == SecretPlace.ENVIRONMENT) {
      return environment.find(name);
    }
    SecretStore store = store(place);
    return store == null ? Optional.empty() : store.find(name);
  }

  private boolean holds(SecretPlace place, String name) {
    if (place == SecretPlace.ENVIRONMENT) {
      return environment.has(name);
    }
    SecretStore store = store(place);
    return store != null && names(store).contains(name);
  }

  private Set<String> names(SecretStore store) {
    try {
      return store.names();
    } catch (PiCodeException e) {
      tell(e, "");
      return Set.of();
    }
  }

  private void forgetOld(@Nullable SecretStore store, String name) {
    if (store != null && names(store).contains(name)) {
      try {
        store.forget(name);
      } catch (PiCodeException e) {
        tell(e, ""); // the new one is found first
      }
    }
  }

  private void tell(PiCodeException failure, String instead) {
    String message = failure.problem().message() + instead;
    synchronized (told) {
      if (!told.add(message)) {
        return;
      }
    }
    notices.accept(message);
  }
}
