package dev.picode.cli.doctor;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.secret.CliSecrets;
import dev.picode.config.SecretStorage;
import dev.picode.config.Settings;
import dev.picode.problem.PiCodeException;
import dev.picode.secret.SecretPlace;
import dev.picode.secret.SecretStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tries each place that secrets are kept in, for `picode doctor`. Stateless.
final class SecretChecks {
  private static final String OFF = "`secrets.store` excludes it";

  private SecretChecks() {}

  /// What came of it: `works`, `store`, and by place `works`, `reason`, `kept`; of the file where it is, too.
  static Map<String, @Nullable Object> all(CliSession session) {
    SecretStorage storage = session.config().get(Settings.SECRETS_STORE);
    Map<String, @Nullable Object> keyring = check(session, SecretPlace.KEYRING);
    Map<String, @Nullable Object> file = check(session, SecretPlace.FILE);
    Path path = CliSecrets.file(session.folders());
    Path keyFile = CliSecrets.keyFile(session.process(), session.folders(), session.config());
    file.put("path", path.toString());
    file.put("exists", Files.exists(path));
    file.put("keyFile", keyFile == null ? null : keyFile.toString());
    var all = new LinkedHashMap<String, @Nullable Object>();
    all.put("works", switch (storage) {
      case ENVIRONMENT -> true;
      case KEYRING -> keyring.get("works");
      case AUTO, FILE -> file.get("works");
    });
    all.put("store", Settings.SECRETS_STORE.type().plain(storage));
    all.put("keyring", keyring);
    all.put("file", file);
    return all;
  }

  /// What a person is shown of it.
  static Map<String, @Nullable Object> shown(@Nullable Object all) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    if (all instanceof Map<?, ?> facts && facts.get("keyring") instanceof Map<?, ?> keyring
        && facts.get("file") instanceof Map<?, ?> file) {
      shown.put("Keyring", state(keyring));
      shown.put("Encrypted file", state(file));
      shown.put("It is", file.get("path")
          + (Boolean.TRUE.equals(file.get("exists")) ? "" : " (not there yet)"));
      shown.put("Opened by", file.get("keyFile") == null
          ? "a passphrase"
          : "the key file " + file.get("keyFile"));
    }
    return shown;
  }

  private static String state(Map<?, ?> place) {
    return Boolean.TRUE.equals(place.get("works"))
        ? "works, " + place.get("kept") + " kept"
        : "not used: " + place.get("reason");
  }

  private static Map<String, @Nullable Object> check(CliSession session, SecretPlace place) {
    var check = new LinkedHashMap<String, @Nullable Object>();
    SecretStore store = session.secrets().store(place);
    Optional<String> reason = store == null ? Optional.of(OFF) : store.trial();
    check.put("works", reason.isEmpty());
    check.put("reason", reason.orElse(null));
    check.put("kept", store == null ? 0L : kept(store));
    return check;
  }

  private static long kept(SecretStore store) {
    try {
      return store.names().size();
    } catch (PiCodeException _) {
      return 0; // the reason is told
    }
  }
}
