package dev.picode.cli.theme;

import dev.picode.config.Config;
import dev.picode.config.Folders;
import dev.picode.config.Settings;
import dev.picode.config.TomlValue;
import dev.picode.problem.Problem;
import dev.picode.terminal.Appearance;
import dev.picode.terminal.ColorChoice;
import dev.picode.terminal.LinkChoice;
import dev.picode.terminal.ThemeLine;
import dev.picode.terminal.Themes;
import java.nio.file.Path;
import java.util.Optional;

/// How output looks, as the settings say. Stateless.
///
/// The theme that is set by default needs no file and no class of themes, so a start does not pay for them.
public final class CliAppearance {
  private CliAppearance() {}

  /// The look of output.
  ///
  /// @param noColor whether the command line says that there is no colour
  public static Appearance of(Folders folders, Config config, boolean noColor) {
    var color = noColor ? ColorChoice.NEVER : switch (config.get(Settings.OUTPUT_COLOR)) {
      case AUTO -> ColorChoice.AUTO;
      case ALWAYS -> ColorChoice.ALWAYS;
      case NEVER -> ColorChoice.NEVER;
    };
    var links = switch (config.get(Settings.OUTPUT_HYPERLINKS)) {
      case AUTO -> LinkChoice.AUTO;
      case ALWAYS -> LinkChoice.ALWAYS;
      case NEVER -> LinkChoice.NEVER;
    };
    String theme = config.get(Settings.OUTPUT_THEME);
    boolean spoken = config.get(Settings.OUTPUT_PLAIN);
    if (theme.equals(Settings.OUTPUT_THEME.fallback())) {
      Appearance own = Appearance.of(color);
      return new Appearance(color, links, spoken, own.palette());
    }
    return new Appearance(color, links, spoken,
        depth -> themes(folders).current(theme).theme().palette(depth));
  }

  /// What is wrong with the theme that is set, if anything is.
  public static Optional<Problem> problem(Folders folders, Config config) {
    String theme = config.get(Settings.OUTPUT_THEME);
    return theme.equals(Settings.OUTPUT_THEME.fallback())
        ? Optional.empty()
        : Optional.ofNullable(themes(folders).current(theme).problem());
  }

  /// The themes there are.
  static Themes themes(Folders folders) {
    return new Themes(folder(folders), file -> TomlValue.read(file)
        .stream()
        .map(value -> new ThemeLine(value.name(), value.value(), value.place()))
        .toList());
  }

  /// Where the person's own themes are.
  static Path folder(Folders folders) {
    return folders.config().resolve("themes");
  }
}
