package dev.picode.binding;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;

/// `ctx.log`. Safe for many threads.
@Binding(name = "log", doc = "Notes for whoever looks into the log; `--verbose` shows them.")
public final class LogBinding {
  private final Access access;
  private final ScriptOutput output;

  LogBinding(Access access, ScriptOutput output) {
    this.access = access;
    this.output = output;
  }

  /// Notes a detail.
  @Callable(doc = "Notes a detail.", capability = "none", since = 1)
  public void debug(@Param(doc = "The note.") String message) {
    log("debug", message);
  }

  /// Notes something worth knowing.
  @Callable(doc = "Notes something worth knowing.", capability = "none", since = 1)
  public void info(@Param(doc = "The note.") String message) {
    log("info", message);
  }

  /// Notes something that looks wrong.
  @Callable(doc = "Notes something that looks wrong.", capability = "none", since = 1)
  public void warn(@Param(doc = "The note.") String message) {
    log("warn", message);
  }

  /// Notes something that is wrong.
  @Callable(doc = "Notes something that is wrong.", capability = "none", since = 1)
  public void error(@Param(doc = "The note.") String message) {
    log("error", message);
  }

  private void log(String level, String message) {
    output.log(access.subject(), level, message);
  }
}
