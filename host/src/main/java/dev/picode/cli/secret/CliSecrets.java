package dev.picode.cli.secret;

import dev.picode.cli.command.CliProcess;
import dev.picode.cli.command.ResultOutput;
import dev.picode.config.Config;
import dev.picode.config.Folders;
import dev.picode.config.Settings;
import dev.picode.secret.SecretChain;
import dev.picode.secret.Secrets;
import dev.picode.secret.file.SecretFile;
import dev.picode.secret.keyring.KeyringStore;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Makes the places where secrets are, as the settings say. Stateless.
public final class CliSecrets {
  private CliSecrets() {}

  /// The places of one call; nothing is opened.
  public static SecretChain of(CliProcess process, Folders folders, Config config,
      ResultOutput output) {
    return new SecretChain(config.get(Settings.SECRETS_STORE),
        () -> new KeyringStore(folder(folders).resolve("keyring.json"),
            process.secrets().keyring(process.environment()),
            Duration.ofSeconds(config.get(Settings.SECRETS_KEYRING_SECONDS))),
        Secrets.ofEnvironment(process.environment()),
        () -> new SecretFile(file(folders), keyFile(process, folders, config),
            PassphrasePrompt.of(output), process.secrets().keys()),
        output::notice);
  }

  /// Where the encrypted file is.
  public static Path file(Folders folders) {
    return folder(folders).resolve("secrets.enc");
  }

  /// The key file that is set, `null` where none is.
  public static @Nullable Path keyFile(CliProcess process, Folders folders, Config config) {
    String set = config.get(Settings.SECRETS_KEY_FILE);
    if (set.isEmpty()) {
      return null;
    }
    if (set.startsWith("~/")) {
      String home = process.environment().getOrDefault("HOME", "");
      return Path.of(home.isEmpty() ? String.valueOf(process.property().apply("user.home")) : home)
          .resolve(set.substring(2));
    }
    return folders.config().toAbsolutePath().resolve(set);
  }

  private static Path folder(Folders folders) {
    return folders.data().resolve("secrets");
  }
}
