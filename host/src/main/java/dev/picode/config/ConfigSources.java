package dev.picode.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where [Config] looks. Immutable.
///
/// @param userFile the person's `config.toml`, which need not exist
/// @param projectRoot the project whose `.picode/config.toml` is read, `null` outside a project
/// @param environment the environment variables
/// @param flags what the command line sets, as text by the setting's key
public record ConfigSources(
    Path userFile,
    @Nullable Path projectRoot,
    Map<String, String> environment,
    Map<String, String> flags) {
  /// Copies the flags; the environment is kept as it is, because it does not change.
  public ConfigSources {
    flags = Map.copyOf(flags);
  }
}
