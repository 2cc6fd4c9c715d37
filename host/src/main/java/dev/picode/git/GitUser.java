package dev.picode.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the Git configuration of a person is kept. Immutable.
///
/// @param home the home folder, which `~/` stands for
/// @param configHome the folder that holds `git/config` and `git/ignore`
/// @param globalConfig the one file read in place of the usual two (`GIT_CONFIG_GLOBAL`), or `null`
public record GitUser(Path home, Path configHome, @Nullable Path globalConfig) {

  /// Refuses a missing folder.
  public GitUser {
    Objects.requireNonNull(home);
    Objects.requireNonNull(configHome);
  }

  /// A person known by their home folder alone.
  public static GitUser of(Path home) {
    return new GitUser(home, home.resolve(".config"), null);
  }

  /// The person this process runs for, from `HOME`, `XDG_CONFIG_HOME` and `GIT_CONFIG_GLOBAL`.
  public static GitUser current() {
    return from(System.getenv(), System.getProperty("user.home", "."));
  }

  static GitUser from(Map<String, String> environment, String fallbackHome) {
    Path home = Path.of(environment.getOrDefault("HOME", fallbackHome));
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    String global = environment.get("GIT_CONFIG_GLOBAL");
    return new GitUser(
        home,
        config.isEmpty() ? home.resolve(".config") : Path.of(config),
        global == null ? null : Path.of(global));
  }

  /// The configuration files, the one that counts least first. They need not exist.
  List<Path> configFiles() {
    return globalConfig != null
        ? List.of(globalConfig)
        : List.of(configHome.resolve("git").resolve("config"), home.resolve(".gitconfig"));
  }

  /// The ignore file that holds where the configuration names none.
  Path defaultIgnoreFile() {
    return configHome.resolve("git").resolve("ignore");
  }

  /// A path of a configuration file: absolute or starting with `~/`; else `null`.
  @Nullable Path expand(String path) {
    if (path.startsWith("~/")) {
      return home.resolve(path.substring(2));
    }
    Path plain = Path.of(path);
    return plain.isAbsolute() ? plain : null;
  }
}
