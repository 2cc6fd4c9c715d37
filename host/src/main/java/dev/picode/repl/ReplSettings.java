package dev.picode.repl;

import dev.picode.config.ColorMode;
import dev.picode.config.Config;
import dev.picode.config.EditMode;
import dev.picode.config.Settings;
import dev.picode.terminal.ColorChoice;
import java.util.List;

/// How a person wants the prompt. Immutable.
///
/// @param editMode whose keys edit a line
/// @param historySize how many lines are remembered
/// @param aliases names for lines, as they are written in the settings
/// @param keys what keys do, likewise
/// @param statusLine whether a line below the prompt says how things stand
/// @param color whether there is colour
record ReplSettings(EditMode editMode, int historySize, List<String> aliases, List<String> keys,
    boolean statusLine, ColorChoice color) {
  /// What holds where the settings cannot be read.
  static final ReplSettings DEFAULT = new ReplSettings(EditMode.EMACS,
      Math.toIntExact(Settings.REPL_HISTORY_SIZE.fallback()), List.of(), List.of(), true,
      ColorChoice.AUTO);

  /// What the settings say.
  static ReplSettings of(Config config) {
    ColorMode color = config.get(Settings.OUTPUT_COLOR);
    return new ReplSettings(config.get(Settings.REPL_EDIT_MODE),
        Math.toIntExact(config.get(Settings.REPL_HISTORY_SIZE)),
        config.get(Settings.REPL_ALIASES), config.get(Settings.REPL_KEYS),
        config.get(Settings.REPL_STATUS_LINE), switch (color) {
          case AUTO -> ColorChoice.AUTO;
          case ALWAYS -> ColorChoice.ALWAYS;
          case NEVER -> ColorChoice.NEVER;
        });
  }
}
