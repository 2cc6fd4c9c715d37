package dev.picode.cli.agent;

import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.agent.approval.Approver;
import dev.picode.audit.AuditEntry;
import dev.picode.audit.AuditKind;
import dev.picode.audit.AuditLog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes down what the agent may do and what not, before it is done. What only looks is written down where it may not. As safe
/// for many threads as what it asks.
///
/// @param decides decides
/// @param audit is written to
/// @param run the run that the entries belong to
record AuditedApprover(Approver decides, AuditLog audit, String run) implements Approver {
  @Override
  public Answer decide(String tool, ToolPlan plan) {
    Answer answer = decides.decide(tool, plan);
    if (!answer.allowed() || !(plan.target() instanceof ToolTarget.Reads)) {
      var _ = audit.append(new AuditEntry(AuditKind.DECISION, run, null, null,
          "the agent: " + plan.title(), answer.allowed() ? "granted" : "denied",
          details(tool, plan.target(), answer.reason())));
    }
    return answer;
  }

  private static Map<String, @Nullable Object> details(String tool, ToolTarget target,
      String reason) {
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("tool", tool);
    details.put("reason", reason);
    switch (target) {
      case ToolTarget.Reads(var paths) -> details.put("paths", paths);
      case ToolTarget.Edits(var paths) -> details.put("paths", paths);
      case ToolTarget.Runs(var commands, var cwd) -> {
        details.put("commands", commands);
        details.put("cwd", cwd);
      }
      case ToolTarget.Extension(var id) -> details.put("of", id);
    }
    return details;
  }
}
