package dev.picode.plugin.hook;

import dev.picode.audit.AuditLog;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the way through the hooks needs of the host. Immutable.
///
/// @param deadline how long a script's hook may take; its manifest may lower it
/// @param person is asked where a hook wants that
/// @param audit what hooks said is written there, `null` to keep no log
/// @param record is told of every event that a hook ran for
/// @param notices takes sentences for the person
public record HookRules(
    Duration deadline,
    Asked person,
    @Nullable AuditLog audit,
    Recorder record,
    Consumer<String> notices) {

  /// Somebody who can be asked. Implementations put one question at a time.
  @FunctionalInterface
  public interface Asked {
    /// Nobody, who never agrees.
    Asked NOBODY = (_, _) -> false;

    /// Whether the person agrees.
    ///
    /// @param question a sentence, partly in the words of a script
    /// @param facts what they should know, by name
    boolean agrees(String question, Map<String, String> facts);
  }

  /// Keeps what was fired.
  @FunctionalInterface
  public interface Recorder {
    /// Keeps nothing.
    Recorder NONE = (_, _, _) -> {};

    /// An event was fired.
    ///
    /// @param payload the payload it was fired with
    void fired(String event, @Nullable Object payload, HookOutcome outcome);
  }
}
