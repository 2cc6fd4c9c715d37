package dev.picode.agent.approval;

import dev.picode.agent.ToolTarget;
import dev.picode.config.AgentSettings;
import dev.picode.config.Config;
import java.util.List;
import java.util.Optional;

/// What a person has decided beforehand. Immutable.
///
/// A rule that denies is stronger than one that asks, and that is stronger than one that allows. A call that runs
/// several commands is allowed where each of them is; it is denied or asked for where one of them is. Where there are
/// rules that deny or ask for commands, a command that is not understood for sure is asked for.
///
/// @param allow what is done without asking
/// @param ask what is always asked for
/// @param deny what is never done
public record ApprovalRules(List<ApprovalRule> allow, List<ApprovalRule> ask,
    List<ApprovalRule> deny) {
  /// Nothing is decided.
  public static final ApprovalRules NONE = of(List.of(), List.of(), List.of());

  /// Copies.
  public ApprovalRules {
    allow = List.copyOf(allow);
    ask = List.copyOf(ask);
    deny = List.copyOf(deny);
  }

  /// What rules say of a call.
  enum Effect {
    /// It is not done.
    DENY,
    /// A person decides.
    ASK,
    /// It is done.
    ALLOW
  }

  /// What was found. Immutable.
  ///
  /// @param why as the end of a sentence: ``the rule `shell rm` denies it``
  record Found(Effect effect, String why) {}

  /// The rules that texts stand for.
  ///
  /// @throws dev.picode.problem.PiCodeException `approval-rule-invalid`
  public static ApprovalRules of(List<String> allow, List<String> ask, List<String> deny) {
    return new ApprovalRules(parse(allow), parse(ask), parse(deny));
  }

  /// The rules of a configuration.
  ///
  /// @throws dev.picode.problem.PiCodeException `approval-rule-invalid`, and those of [Config]
  public static ApprovalRules from(Config config) {
    return of(config.get(AgentSettings.ALLOW), config.get(AgentSettings.ASK),
        config.get(AgentSettings.DENY));
  }

  private static List<ApprovalRule> parse(List<String> texts) {
    return texts.stream().map(ApprovalRule::parse).toList();
  }

  /// Whether no rule denies reading a file. Tools that look at many files leave out the others.
  ///
  /// @param path relative to the workspace
  public boolean mayRead(String path) {
    return mayRead("read", path);
  }

  private boolean mayRead(String tool, String path) {
    var target = new ToolTarget.Reads(List.of(path));
    return deny.stream().noneMatch(rule -> rule.glob() != null && rule.touches(tool, target));
  }

  /// What the rules say of a call; nothing where they say nothing.
  Optional<Found> find(String tool, ToolTarget target) {
    for (ApprovalRule rule : deny) {
      if (rule.touches(tool, target)) {
        return found(Effect.DENY, "the rule `" + rule.text() + "` denies it");
      }
    }
    for (ApprovalRule rule : ask) {
      if (rule.touches(tool, target)) {
        return found(Effect.ASK, "the rule `" + rule.text() + "` asks for it");
      }
    }
    if (target instanceof ToolTarget.Runs runs) {
      return ofCommands(tool, runs);
    }
    return allow.stream()
        .filter(rule -> rule.covers(tool, target))
        .findFirst()
        .flatMap(rule -> found(Effect.ALLOW, "the rule `" + rule.text() + "` allows it"));
  }

  private Optional<Found> ofCommands(String tool, ToolTarget.Runs runs) {
    boolean restricted = deny.stream().anyMatch(rule -> rule.isFor(tool, runs))
        || ask.stream().anyMatch(rule -> rule.isFor(tool, runs));
    if (restricted && runs.commands().stream().anyMatch(CommandLook::isOpaque)) {
      return found(Effect.ASK, "there are rules for commands, and what it runs cannot be told");
    }
    boolean all = !runs.commands().isEmpty() && runs.commands()
        .stream()
        .allMatch(command -> allow.stream().anyMatch(rule -> rule.covers(tool, runs, command)));
    return all ? found(Effect.ALLOW, "rules allow each of its commands") : Optional.empty();
  }

  private static Optional<Found> found(Effect effect, String why) {
    return Optional.of(new Found(effect, why));
  }
}
