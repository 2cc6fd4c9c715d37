package dev.picode.binding;

import dev.picode.http.HttpResolver;
import dev.picode.http.HttpService;
import dev.picode.process.ProcessService;
import dev.picode.secret.RememberedSecrets;
import dev.picode.secret.Secrets;
import dev.picode.store.KeyValueStores;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The services that reach beyond the workspace. Safe for many threads. Each is made when it is first
/// asked for, so that a run that needs none of them loads none of their classes.
public final class OutsideServices implements AutoCloseable {
  private final Map<String, String> environment;
  private final Path data;
  private final Secrets secrets;
  private final HttpResolver resolver;
  private @Nullable HttpService http;
  private @Nullable ProcessService processes;
  private @Nullable KeyValueStores stores;

  /// The services of a process.
  ///
  /// @param environment its environment
  /// @param data the folder for what must be kept
  /// @param secrets where secrets are
  public OutsideServices(Map<String, String> environment, Path data, Secrets secrets) {
    this(environment, data, secrets, HttpResolver.system());
  }

  OutsideServices(Map<String, String> environment, Path data, Secrets secrets,
      HttpResolver resolver) {
    this.environment = Map.copyOf(environment);
    this.data = data;
    this.secrets = secrets;
    this.resolver = resolver;
  }

  /// The environment of the host.
  Map<String, String> environment() {
    return environment;
  }

  /// The value of an environment variable of the host.
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  /// Where secrets are.
  public Secrets secrets() {
    return secrets;
  }

  /// Sends requests.
  public synchronized HttpService http() {
    HttpService made = http;
    if (made == null) {
      made = new HttpService(resolver);
      http = made;
    }
    return made;
  }

  /// A text without the secrets that were given out.
  public String redacted(String text) {
    return secrets instanceof RememberedSecrets remembered ? remembered.redact(text) : text;
  }

  /// Runs programs.
  public synchronized ProcessService processes() {
    ProcessService made = processes;
    if (made == null) {
      made = new ProcessService(environment);
      processes = made;
    }
    return made;
  }

  /// What extensions keep.
  synchronized KeyValueStores stores() {
    KeyValueStores made = stores;
    if (made == null) {
      made = new KeyValueStores(data.resolve("kv"));
      stores = made;
    }
    return made;
  }

  /// Ends every program that is still running; the others hold nothing that has to be closed.
  @Override
  public void close() {
    ProcessService made;
    synchronized (this) {
      made = processes;
    }
    if (made != null) {
      made.close();
    }
  }
}
