package dev.picode.agent.approval;

import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.agent.approval.ApprovalPrompt.Choice;
import dev.picode.agent.approval.ApprovalRules.Effect;
import dev.picode.agent.approval.ApprovalRules.Found;
import dev.picode.config.ApprovalMode;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Decides by rules, by what a person said before, by the mode, and at last by asking the person. Safe for many
/// threads; one question at a time is asked.
///
/// In this order: a rule that denies; [ApprovalMode#NEVER], in which only looking is left; a rule that asks; rules that
/// allow; what was approved before; the mode. Where somebody has to be asked and nobody is there it is not done.
public final class ApprovalPolicy implements Approver {
  private final ApprovalMode mode;
  private final ApprovalRules rules;
  private final ApprovalPrompt prompt;
  private final RememberedApprovals remembered;
  private final ReentrantLock asking = new ReentrantLock();

  /// A policy.
  ///
  /// @param remembered what was approved before, and where to keep what will be
  public ApprovalPolicy(ApprovalMode mode, ApprovalRules rules, ApprovalPrompt prompt,
      RememberedApprovals remembered) {
    this.mode = mode;
    this.rules = rules;
    this.prompt = prompt;
    this.remembered = remembered;
  }

  @Override
  public Answer decide(String tool, ToolPlan plan) {
    ToolTarget target = plan.target();
    Found found = rules.find(tool, target).orElse(null);
    if (found != null && found.effect() == Effect.DENY) {
      return new Answer(false, found.why());
    }
    boolean looks = target instanceof ToolTarget.Reads;
    if (mode == ApprovalMode.NEVER && (!looks || (found != null && found.effect() == Effect.ASK))) {
      return new Answer(false, "the agent may only look: the mode is `never`");
    }
    if (found != null) {
      return found.effect() == Effect.ALLOW
          ? new Answer(true, found.why())
          : ask(tool, plan, Optional.empty(), found.why());
    }
    Optional<Approval> like = Approval.of(tool, plan);
    if (like.isPresent() && remembered.holds(like.get())) {
      return new Answer(true, "the person approved it before");
    }
    boolean open = switch (mode) {
      case ASK, NEVER -> looks;
      case EDITS -> looks || target instanceof ToolTarget.Edits;
      case ALL -> true;
    };
    return open ? new Answer(true, "the mode allows it") : ask(tool, plan, like, "");
  }

  /// Asks; what was answered while another question stood may answer this one too.
  private Answer ask(String tool, ToolPlan plan, Optional<Approval> like, String why) {
    asking.lock();
    try {
      if (like.isPresent() && remembered.holds(like.get())) {
        return new Answer(true, "the person approved it before");
      }
      String words = like.map(Approval::words).orElse("");
      Choice choice = prompt.ask(tool, plan, words).orElse(null);
      if (choice == null) {
        return new Answer(false, (why.isEmpty() ? "" : why + "; ")
            + "a person has to approve it, and there is nobody to ask");
      }
      return answer(choice, like);
    } finally {
      asking.unlock();
    }
  }

  private Answer answer(Choice choice, Optional<Approval> like) {
    String said = choice.words().isBlank() ? "" : ", and said: " + choice.words().strip();
    return switch (choice.scope()) {
      case DENY -> new Answer(false, "the person refused it" + said);
      case ONCE -> new Answer(true, "the person approved it" + said);
      case SESSION -> {
        like.ifPresent(remembered::keepForSession);
        yield new Answer(true, "the person approved it" + said);
      }
      case ALWAYS -> {
        like.ifPresent(remembered::keep);
        yield new Answer(true, "the person approved it" + said);
      }
    };
  }
}
