package dev.picode.secret.keyring;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The connection of a process to the keyring, opened when it is first used. Safe for many threads; one of them uses it
/// at a time.
///
/// The library waits for as long as a person needs to unlock the keyring, and where nobody does it fails with a
/// `NullPointerException`. So each use is given up after a while, and after that the keyring is not asked again by this
/// process: what was given up may still hold the connection.
public final class KeyringConnection {
  private final Map<String, String> environment;
  private @Nullable Keyring open;
  private @Nullable String broken;

  /// What is done with a keyring.
  ///
  /// @param <T> what comes of it
  @FunctionalInterface
  interface Use<T> {
    /// Does it.
    T with(Keyring keyring) throws PasswordAccessException;
  }

  /// A connection that is not open yet.
  ///
  /// @param environment that of the process, which says where the keyring is
  public KeyringConnection(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// Uses the keyring.
  ///
  /// @throws PasswordAccessException where it has no such secret
  /// @throws dev.picode.problem.PiCodeException `secret-store-unusable`, `secret-store-locked`
  synchronized <T> T use(Use<T> use, Duration patience) throws PasswordAccessException {
    String reason = broken == null ? missing() : broken;
    if (reason != null) {
      throw unusable(reason, null);
    }
    var task = new FutureTask<T>(() -> use.with(keyring()));
    Thread.ofPlatform().daemon().name("picode-keyring").start(task);
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      broken = "it did not answer within " + patience.toSeconds() + " s";
      throw unusable(broken, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken = "waiting for it was interrupted";
      throw Problem.of("cancelled", ProblemKind.LIMIT, "waiting for the keyring was cancelled")
          .toException(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private Keyring keyring() throws BackendNotSupportedException {
    Keyring keyring = open;
    if (keyring == null) {
      keyring = Keyring.create();
      open = keyring;
    }
    return keyring;
  }

  private RuntimeException failure(@Nullable Throwable cause) throws PasswordAccessException {
    return switch (cause) {
      case PasswordAccessException e -> throw e;
      case BackendNotSupportedException e -> unusable("none answers in this session", e);
      case NullPointerException e -> locked(e);
      case null -> unusable("it failed", null);
      default -> unusable("it failed with " + cause.getClass().getSimpleName(), cause);
    };
  }

  /// Looked at before the library is loaded, which would look for a bus in more places, and start one.
  private @Nullable String missing() {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux")
        || !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isEmpty()) {
      return null;
    }
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    return !runtime.isEmpty() && Files.exists(Path.of(runtime, "bus"))
        ? null
        : "this session has no D-Bus, which the keyring is reached by";
  }

  private static RuntimeException locked(Throwable cause) {
    return Problem.of("secret-store-locked", ProblemKind.EXTERNAL,
        "the keyring is locked, and nobody unlocked it",
        "log in to the desktop or unlock it there; or set `secrets.store` to `file`")
        .toException(cause);
  }

  private static RuntimeException unusable(String reason, @Nullable Throwable cause) {
    Problem problem = Problem.of("secret-store-unusable", ProblemKind.EXTERNAL,
        "the keyring cannot be used: " + reason,
        "set `secrets.store` to `file` to do without it; `picode doctor` says which stores work");
    return cause == null ? problem.toException() : problem.toException(cause);
  }
}
