package dev.picode.cli.script;

import dev.picode.binding.ScriptBindings;
import dev.picode.cli.command.CliSession;
import dev.picode.config.Settings;
import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.session.ScriptSession;
import dev.picode.plugin.session.SessionGrants;
import dev.picode.sandbox.binding.BindingSchema;
import dev.picode.sandbox.protocol.Language;
import dev.picode.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;

/// What code needs that a person types: the same services, hooks and audit as `picode eval` has, for as long as the
/// person types. Safe for many threads.
public final class TypedCode implements AutoCloseable {
  private final CliSession session;
  private final Runnable changed;
  private final Runnable end;
  private final ScriptRunner runner;
  private final SessionGrants grants = new SessionGrants();

  /// @param changed is run when an extension was written
  /// @param end ends what the session started
  public TypedCode(CliSession session, Runnable changed, Runnable end) {
    this.session = session;
    this.changed = changed;
    this.end = end;
    this.runner = session.scripts();
    session.output().echoLog();
  }

  /// A new session in a language; all of them may do the same. Whoever asks closes it.
  public ScriptSession session(Language language) {
    Duration deadline = Duration.ofSeconds(session.config().get(Settings.EVAL_SECONDS));
    return new ScriptSession(language, () -> runner.open(language, deadline), grants,
        session.output()::notice);
  }

  /// Where results are shown.
  public Terminal terminal() {
    return session.output().terminal();
  }

  /// A piece of code has ended: what it had to say is shown.
  public void flush() {
    session.output().endProgress();
    terminal().flush();
  }

  /// The folder that relative paths are relative to.
  public Path base() {
    return session.base();
  }

  /// The folder of the person's extensions.
  public Path personFolder() {
    return session.folders().config();
  }

  /// The script API with its documentation.
  public BindingSchema surface() {
    return ScriptBindings.schema();
  }

  /// An extension was written.
  public void extensionsChanged() {
    changed.run();
  }

  @Override
  public void close() {
    end.run();
  }
}
