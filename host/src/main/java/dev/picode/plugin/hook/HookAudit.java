package dev.picode.plugin.hook;

import dev.picode.audit.AuditEntry;
import dev.picode.audit.AuditKind;
import dev.picode.audit.AuditLog;
import dev.picode.problem.Problem;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Writes what hooks said to the audit log. As safe for many threads as the log.
///
/// @param log the log, `null` to write nothing
record HookAudit(@Nullable AuditLog log) {

  /// What came of a hook.
  void wrote(String event, HookStep step) {
    if (log == null) {
      return;
    }
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("event", event);
    details.put("hook", step.hook().id());
    details.put("cause", step.cause().word());
    if (step.reason() != null) {
      details.put("reason", step.reason());
    }
    details.put("durationMs", step.millis());
    Hook.Owner owner = step.hook().owner();
    boolean script = owner.language() != null;
    log.append(new AuditEntry(AuditKind.HOOK, "", script ? owner.id() : null,
        script ? owner.version() : null, "judge `" + event + "`", step.result().word(), details));
  }

  /// What the host's own rules refused.
  void refused(String event, Problem problem) {
    if (log == null) {
      return;
    }
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("event", event);
    details.put("cause", HookStep.Cause.POLICY.word());
    details.put("reason", problem.message());
    log.append(AuditEntry.ofPerson(AuditKind.HOOK, "judge `" + event + "`", "denied", details));
  }
}
