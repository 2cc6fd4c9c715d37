package dev.picode.secret.keyring;

import com.github.javakeyring.PasswordAccessException;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.secret.SecretPlace;
import dev.picode.secret.SecretStore;
import dev.picode.secret.SecretValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Secrets in the keyring of the operating system, under the service `picode` and the account of their name. Safe for
/// many threads, and for many processes.
///
/// It knows those that it put there itself; what other programs put there under the same names is not read.
public final class KeyringStore implements SecretStore {
  private static final String SERVICE = "picode";
  private static final String PROBE = "picode-doctor";

  private final KeyringNames names;
  private final KeyringConnection connection;
  private final Duration patience;

  /// A store that opens nothing yet.
  ///
  /// @param names the file with the names of what is there
  /// @param patience how long an answer is waited for
  public KeyringStore(Path names, KeyringConnection connection, Duration patience) {
    this.names = new KeyringNames(names);
    this.connection = connection;
    this.patience = patience;
  }

  @Override
  public SecretPlace place() {
    return SecretPlace.KEYRING;
  }

  @Override
  public SortedSet<String> names() {
    return names.read();
  }

  @Override
  public Optional<SecretValue> find(String name) {
    return names.read().contains(name)
        ? read(name).map(value -> SecretValue.of(name, value))
        : Optional.empty();
  }

  /// Keeps it, and reads it again: the library is silent where some keyrings refuse.
  @Override
  public void keep(SecretValue secret) {
    write(secret.name(), secret.reveal());
    names.add(secret.name());
  }

  @Override
  public boolean forget(String name) {
    boolean was = names.read().contains(name) && remove(name);
    names.remove(name);
    return was;
  }

  /// Keeps a secret that is none, and removes it: a locked keyring answers questions like an empty one.
  @Override
  public Optional<String> trial() {
    try {
      write(PROBE, "works");
      remove(PROBE);
      return Optional.empty();
    } catch (PiCodeException e) {
      return Optional.of(e.problem().message());
    }
  }

  private void write(String name, String value) {
    try {
      String there = connection.use(keyring -> {
        keyring.setPassword(SERVICE, name, value);
        return keyring.getPassword(SERVICE, name);
      }, patience);
      if (!value.equals(there)) {
        throw refused(null);
      }
    } catch (PasswordAccessException e) {
      throw refused(e);
    }
  }

  private Optional<String> read(String name) {
    try {
      return Optional.of(connection.use(keyring -> keyring.getPassword(SERVICE, name), patience));
    } catch (PasswordAccessException _) {
      return Optional.empty(); // another program removed it
    }
  }

  private boolean remove(String name) {
    try {
      return connection.use(keyring -> {
        // Opens it, which removing alone does not, and fails where nothing is there.
        keyring.getPassword(SERVICE, name);
        keyring.deletePassword(SERVICE, name);
        return true;
      }, patience);
    } catch (PasswordAccessException _) {
      return false;
    }
  }

  private static RuntimeException refused(@Nullable Throwable cause) {
    Problem problem = Problem.of("secret-store-unusable", ProblemKind.EXTERNAL,
        "the keyring did not keep what it was given",
        "see whether it is unlocked; or set `secrets.store` to `file`");
    return cause == null ? problem.toException() : problem.toException(cause);
  }
}
