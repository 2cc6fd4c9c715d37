package dev.picode.repl.script;

import dev.picode.plugin.session.ScriptSession;
import dev.picode.sandbox.binding.BindingSchema;
import dev.picode.sandbox.protocol.Language;
import dev.picode.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;

/// What script mode needs of the program. Safe for many threads.
public interface ScriptPlace {
  /// A new session in a language. Both languages share what it may do. Whoever asks closes it.
  ScriptSession session(Language language);

  /// Where results and problems are shown.
  Terminal output();

  /// The width of the terminal as it is now; 0 where it is what it was when the terminal was opened.
  default int columns() {
    return 0;
  }

  /// The folder that paths of `:load` are relative to.
  Path base();

  /// The folder of the person's extensions, with `commands/`, `hooks/` and `tools/` in it.
  Path personFolder();

  /// The script API with its documentation.
  BindingSchema surface();

  /// How long to wait for the parser at each line and for what a word may become: what a person waits at a key
  /// without noticing.
  default Duration patience() {
    return Duration.ofMillis(300);
  }

  /// A script was saved, so the extensions are to be read anew.
  void extensionsChanged();
}
