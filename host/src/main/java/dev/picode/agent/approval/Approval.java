package dev.picode.agent.approval;

import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a person approves when they say that everything like a call is approved. Immutable.
///
/// For commands that is exactly this line in this folder: a word more can turn any command into another one. For
/// files it is every change of that tool; for tools of extensions every call.
///
/// @param members plain values, of texts alone, that tell it from every other one
/// @param words it as a person reads it
record Approval(Map<String, Object> members, String words) {
  private static final int MAX_WORDS = 20_000;

  /// Copies.
  Approval {
    members = Map.copyOf(members);
  }

  /// What is approved with a call; nothing where the like of it needs no approval or would be too much to keep.
  static Optional<Approval> of(String tool, ToolPlan plan) {
    var members = new LinkedHashMap<String, Object>();
    members.put("tool", tool);
    return switch (plan.target()) {
      case ToolTarget.Reads _ -> Optional.empty();
      case ToolTarget.Edits _ -> Optional.of(new Approval(members, tool + " **"));
      case ToolTarget.Extension(var id) -> {
        members.put("extension", id);
        yield Optional.of(new Approval(members, tool + " " + id));
      }
      case ToolTarget.Runs runs -> of(plan.title(), runs, members);
    };
  }

  /// The title is the line: it says more than its commands, such as which one runs only where another one failed.
  private static Optional<Approval> of(String title, ToolTarget.Runs runs,
      Map<String, Object> members) {
    if (runs.commands().isEmpty() || title.length() > MAX_WORDS) {
      return Optional.empty();
    }
    members.put("line", title);
    members.put("commands", runs.commands());
    members.put("cwd", runs.cwd());
    return Optional.of(new Approval(members,
        title + (runs.cwd().equals(".") ? "" : " in " + runs.cwd())));
  }

  /// Whether it is the same approval, whatever it is called.
  @Override
  public boolean equals(Object other) {
    return other instanceof Approval that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }
}
