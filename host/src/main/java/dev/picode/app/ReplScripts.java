package dev.picode.app;

import dev.picode.cli.ResidentCli;
import dev.picode.cli.script.TypedCode;
import dev.picode.plugin.session.ScriptSession;
import dev.picode.repl.Mode;
import dev.picode.repl.script.ScriptMode;
import dev.picode.repl.script.ScriptPlace;
import dev.picode.repl.script.Suggestion;
import dev.picode.sandbox.binding.BindingSchema;
import dev.picode.sandbox.protocol.Language;
import dev.picode.terminal.Keyboard;
import dev.picode.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The modes of the prompt that evaluate a language, each opened when it is first wanted. Modes are opened and closed by
/// one thread.
final class ReplScripts implements ScriptPlace, AutoCloseable {
  /// How long the parser may take where nobody waits at a key.
  private static final Duration PATIENT = Duration.ofMinutes(1);

  private final ResidentCli cli;
  private final boolean typed;
  private final AtomicInteger columns;
  private final Keyboard keyboard;
  private final List<ScriptMode> opened = new ArrayList<>();
  private @Nullable TypedCode code;

  /// @param typed whether a person waits at a key
  /// @param columns the width of the terminal, 0 where there is none
  /// @param keyboard who reads the keys while a piece runs
  ReplScripts(ResidentCli cli, boolean typed, AtomicInteger columns, Keyboard keyboard) {
    this.cli = cli;
    this.typed = typed;
    this.columns = columns;
    this.keyboard = keyboard;
  }

  /// Opens the mode of a language.
  Mode open(Language language) {
    ScriptMode mode = ScriptMode.open(language, this);
    opened.add(mode);
    return new Shown(language, mode, code(), keyboard);
  }

  private TypedCode code() {
    TypedCode known = code;
    if (known == null) {
      known = cli.typedCode();
      code = known;
    }
    return known;
  }

  @Override
  public ScriptSession session(Language language) {
    return code().session(language);
  }

  @Override
  public Terminal output() {
    return code().terminal();
  }

  @Override
  public int columns() {
    return columns.get();
  }

  @Override
  public Path base() {
    return code().base();
  }

  @Override
  public Path personFolder() {
    return code().personFolder();
  }

  @Override
  public BindingSchema surface() {
    return code().surface();
  }

  @Override
  public Duration patience() {
    return typed ? ScriptPlace.super.patience() : PATIENT;
  }

  @Override
  public void extensionsChanged() {
    code().extensionsChanged();
  }

  @Override
  public void close() {
    opened.forEach(ScriptMode::close);
    if (code != null) {
      code.close();
    }
  }

  /// Script mode as the prompt knows it. What it says is shown when a piece has ended.
  private record Shown(Language language, ScriptMode mode, TypedCode code, Keyboard keyboard)
      implements Mode {
    @Override
    public String name() {
      return language == Language.PYTHON ? "py" : "js";
    }

    @Override
    public boolean isIncomplete(String buffer) {
      return mode.isIncomplete(buffer);
    }

    @Override
    public int wordStart(String buffer, int cursor) {
      return mode.wordStart(buffer, cursor);
    }

    @Override
    public List<Suggestion> complete(String buffer, int cursor) {
      return mode.complete(buffer, cursor);
    }

    @Override
    public int run(String buffer) {
      keyboard.shownOn(code.terminal());
      try {
        return mode.run(buffer);
      } finally {
        code.flush();
      }
    }

    @Override
    public void interrupt() {
      mode.interrupt();
    }
  }
}
