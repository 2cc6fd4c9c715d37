package dev.picode.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where [Config] looks. Immutable.
///
/// @param userFile the person's `config.toml`, which need not exist
/// @param projectFile gives the bytes of the project's `.picode/config.toml`, as far as a person has trusted
///     them
/// @param environment the environment variables
/// @param flags what the command line sets, as text by the setting's key
public record ConfigSources(
    Path userFile,
    Supplier<Optional<byte[]>> projectFile,
    Map<String, String> environment,
    Map<String, String> flags) {
  /// Copies the flags; the environment is kept as it is, because it does not change.
  public ConfigSources {
    flags = Map.copyOf(flags);
  }

  /// What the person alone sets, whatever project they are in.
  public static ConfigSources ofPerson(Path userFile, Map<String, String> environment) {
    return new ConfigSources(userFile, Optional::empty, environment, Map.of());
  }
}
