package dev.picode.config;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The three folders PiCode keeps a person's files in; none of them need exist. Immutable.
///
/// | | config | data | cache |
/// |---|---|---|---|
/// | `PICODE_HOME` is set | `$PICODE_HOME` | `$PICODE_HOME/data` | `$PICODE_HOME/cache` |
/// | Linux and others | `$XDG_CONFIG_HOME/picode` | `$XDG_DATA_HOME/picode` | `$XDG_CACHE_HOME/picode` |
/// | macOS | as on Linux | `~/Library/Application Support/picode` | `~/Library/Caches/picode` |
/// | Windows | `%APPDATA%\picode` | `%LOCALAPPDATA%\picode\data` | `%LOCALAPPDATA%\picode\cache` |
///
/// The XDG variables default to `~/.config`, `~/.local/share` and `~/.cache`, and are ignored where they
/// are not absolute, as their specification asks. On macOS the config folder is the one of Linux, as
/// with most command-line programs, so that one set of dotfiles serves both.
///
/// @param config where `config.toml` and the person's own extensions are
/// @param data what must be kept: sessions, grants, installed extensions
/// @param cache what may be deleted at any time
public record Folders(Path config, Path data, Path cache) {
  private static final String NAME = "picode";

  /// The folders of this environment; touches no file.
  ///
  /// @param property gives a system property (`os.name`, `user.home`, `user.dir`), `null` where it is
  ///     not set
  /// @throws dev.picode.problem.PiCodeException `no-home-folder` where nothing says where they are
  public static Folders of(
      Map<String, String> environment, Function<String, @Nullable String> property) {
    String moved = environment.getOrDefault("PICODE_HOME", "");
    if (!moved.isEmpty()) {
      Path home = Path.of(orEmpty(property.apply("user.dir"))).resolve(moved).normalize();
      return new Folders(home, home.resolve("data"), home.resolve("cache"));
    }
    String system = orEmpty(property.apply("os.name")).toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return windows(environment, property);
    }
    Path home = home(environment, property);
    Path config = xdg(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
    if (system.startsWith("mac")) {
      Path library = home.resolve("Library");
      return new Folders(
          config,
          library.resolve("Application Support").resolve(NAME),
          library.resolve("Caches").resolve(NAME));
    }
    return new Folders(
        config,
        xdg(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share")),
        xdg(environment, "XDG_CACHE_HOME", home.resolve(".cache")));
  }

  /// The person's `config.toml`.
  public Path configFile() {
    return config.resolve("config.toml");
  }

  private static Folders windows(
      Map<String, String> environment, Function<String, @Nullable String> property) {
    String roaming = environment.getOrDefault("APPDATA", "");
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    Path roamingFolder = roaming.isEmpty()
        ? home(environment, property).resolve("AppData").resolve("Roaming")
        : Path.of(roaming);
    Path localFolder = local.isEmpty()
        ? home(environment, property).resolve("AppData").resolve("Local")
        : Path.of(local);
    Path own = localFolder.resolve(NAME);
    return new Folders(roamingFolder.resolve(NAME), own.resolve("data"), own.resolve("cache"));
  }

  private static Path xdg(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    Path folder = value.isEmpty() ? otherwise : Path.of(value);
    return (folder.isAbsolute() ? folder : otherwise).resolve(NAME);
  }

  /// `HOME`, then what the system knows; Java gives `?` where the system does not know the user.
  private static Path home(
      Map<String, String> environment, Function<String, @Nullable String> property) {
    String home = environment.getOrDefault("HOME", "");
    if (home.isEmpty() || !Path.of(home).isAbsolute()) {
      home = orEmpty(property.apply("user.home"));
    }
    if (home.isEmpty() || home.equals("?")) {
      throw Problem.of(
          "no-home-folder",
          ProblemKind.EXTERNAL,
          "there is no home folder to keep configuration and caches in",
          "set `PICODE_HOME` or `HOME` to a folder").toException();
    }
    return Path.of(home);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
