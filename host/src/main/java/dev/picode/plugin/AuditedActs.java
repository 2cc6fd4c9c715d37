package dev.picode.plugin;

import dev.picode.audit.AuditKind;
import dev.picode.audit.RunAudit;
import dev.picode.binding.ActLog;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes what one run was allowed, was refused and did to the audit log. Safe for many threads.
///
/// A denial, an answer of the person and an effect are entries of their own. What was granted already is
/// counted, and [#close] writes the sums; where the log must take everything, the grant of something
/// with an effect is an entry too, written before the effect, so that none happens unwritten.
final class AuditedActs implements ActLog, AutoCloseable {
  /// The details that say what something was done to, the first one there is.
  private static final List<String> OBJECTS = List.of("path", "url", "secret", "to", "command",
      "argv",
      "host", "name");

  private final RunAudit run;

  AuditedActs(RunAudit run) {
    this.run = run;
  }

  @Override
  public void decided(String subject, Capability capability, Decision decision, String how) {
    if (how.equals("granted")) {
      run.looked(capability.permission().key(), wanted(capability));
      if (!run.isRequired() || !hasEffect(capability)) {
        return;
      }
    }
    boolean granted = switch (how) {
      case "granted", "once", "session", "always" -> true;
      default -> false;
    };
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("capability", capability.permission().key());
    details.put("wanted", wanted(capability));
    details.put("decided", words(how));
    details.put(granted ? "grant" : "missing", decision instanceof Decision.Ask ask
        ? ask.grantLine()
        : capability.grantLine());
    run.append(AuditKind.DECISION, capability.act(), granted ? "granted" : "denied", details);
  }

  @Override
  public void did(String subject, String act, Map<String, String> details) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("function", act);
    plain.putAll(new TreeMap<>(details));
    String object = OBJECTS.stream()
        .filter(details::containsKey)
        .findFirst()
        .map(name -> " `" + details.get(name) + "`")
        .orElse("");
    run.append(kind(act), act + object, "done", plain);
  }

  @Override
  public void close() {
    run.close();
  }

  private static AuditKind kind(String act) {
    return switch (act.substring(0, Math.max(0, act.indexOf('.')))) {
      case "files" -> AuditKind.WRITE;
      case "http" -> AuditKind.HTTP;
      case "process" -> AuditKind.PROCESS;
      case "secrets" -> AuditKind.SECRET;
      default -> AuditKind.ACT;
    };
  }

  private static boolean hasEffect(Capability capability) {
    return switch (capability) {
      case Capability.Read _,Capability.GitRead _,Capability.Env _ -> false;
      case Capability.Write _,Capability.Net _,Capability.Run _,Capability.GitWrite _ -> true;
      case Capability.Llm _,Capability.Secret _,Capability.Command _ -> true;
    };
  }

  private static String wanted(Capability capability) {
    return switch (capability) {
      case Capability.Read read -> read.path();
      case Capability.Write write -> write.path();
      default -> capability.scope();
    };
  }

  private static String words(String how) {
    return switch (how) {
      case "granted" -> "it was granted before";
      case "once" -> "the person granted it once";
      case "session" -> "the person granted it until PiCode ends";
      case "always" -> "the person granted it for good";
      case "denied-by-person" -> "the person denied it";
      case "headless" -> "nobody was there to be asked";
      case "not-declared" -> "nothing declares or grants it";
      default -> how;
    };
  }
}
