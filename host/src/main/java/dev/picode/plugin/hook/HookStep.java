package dev.picode.plugin.hook;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of one hook while an event was fired. Immutable.
///
/// @param hook the hook
/// @param result what came of it
/// @param cause whose decision that was
/// @param reason why, in words; `null` where there is nothing to say
/// @param millis how long it took
/// @param payload the payload after it
public record HookStep(
    Hook hook,
    Result result,
    Cause cause,
    @Nullable String reason,
    long millis,
    @Nullable Object payload) {

  /// What came of a hook. Immutable.
  public enum Result {
    /// It was not run.
    SKIPPED,
    /// It said nothing.
    PROCEEDED,
    /// It changed the payload.
    REWROTE,
    /// It wanted the person asked, and they agreed.
    AGREED,
    /// It denied, or the person did.
    DENIED,
    /// It aborted.
    ABORTED,
    /// It failed.
    FAILED;

    /// Its name as it is written and shown.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whose decision something was. Immutable.
  public enum Cause {
    /// The hook's.
    HOOK,
    /// Nobody's: the hook failed.
    FAILURE,
    /// The person's, who was asked.
    PERSON,
    /// The host's own rules'.
    POLICY;

    /// Its name as it is written and shown.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A hook that was not run.
  static HookStep skipped(Hook hook, String reason, @Nullable Object payload) {
    return new HookStep(hook, Result.SKIPPED, Cause.POLICY, reason, 0, payload);
  }

  /// This as a plain value.
  public Map<String, @Nullable Object> plain() {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("hook", hook.id());
    plain.put("result", result.word());
    plain.put("cause", cause.word());
    plain.put("reason", reason);
    plain.put("durationMs", millis);
    return plain;
  }
}
