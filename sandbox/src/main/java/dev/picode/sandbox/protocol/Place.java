package dev.picode.sandbox.protocol;

import java.util.Map;

/// Somewhere scripts run, at the other end of a channel. Safe for many threads.
public interface Place extends AutoCloseable {
  /// Takes messages from now on. Called once.
  void start();

  /// Gets ready for scripts in a language, in the background.
  void warm(Language language);

  /// What there is to say of the place for scripts in a language: `engine` is the version of the
  /// language engine, and every wall around it has an entry of its own. Gets ready for the language
  /// first, and waits for that.
  Map<String, String> describe(Language language) throws InterruptedException;

  /// Ends every script. Waits a moment for scripts to stop, and no longer for those that do not.
  /// Idempotent.
  @Override
  void close();
}
