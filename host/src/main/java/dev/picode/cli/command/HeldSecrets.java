package dev.picode.cli.command;

import dev.picode.secret.SeenSecrets;
import dev.picode.secret.file.UnlockedKeys;
import dev.picode.secret.keyring.KeyringConnection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a process holds of secrets as long as it lives: the connection to the keyring, the keys of the encrypted file,
/// and what it had in its hands. Safe for many threads. Each is made when it is first asked for.
public final class HeldSecrets {
  private final SeenSecrets seen = new SeenSecrets();
  private @Nullable KeyringConnection keyring;
  private @Nullable UnlockedKeys keys;

  /// Nothing is held yet.
  public HeldSecrets() {}

  /// The secrets that went through this process.
  public SeenSecrets seen() {
    return seen;
  }

  /// The connection to the keyring.
  public synchronized KeyringConnection keyring(Map<String, String> environment) {
    KeyringConnection made = keyring;
    if (made == null) {
      made = new KeyringConnection(environment);
      keyring = made;
    }
    return made;
  }

  /// The keys of the encrypted file.
  public synchronized UnlockedKeys keys() {
    UnlockedKeys made = keys;
    if (made == null) {
      made = new UnlockedKeys();
      keys = made;
    }
    return made;
  }
}
