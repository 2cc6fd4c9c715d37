package dev.picode.plugin.hook;

import dev.picode.plugin.hook.HookStep.Cause;
import dev.picode.plugin.hook.HookStep.Result;
import dev.picode.plugin.manifest.HookContribution.OnFailure;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.binding.BadArgumentException;
import dev.picode.sandbox.binding.EventSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one way of an event through its hooks. Safe for many threads; [#fire] blocks until the last hook
/// has answered.
///
/// Hooks run one after the other in the order of the registry, each with what those before it made of the
/// payload, so verdicts never race. The first that denies, aborts or fails in a way that blocks ends
/// it. The host's own rules come last, on what would be acted on.
public final class HookPipeline {
  private final HookRegistry registry;
  private final HookRules rules;
  private final HookAudit audit;

  /// A way through the hooks of a registry.
  public HookPipeline(HookRegistry registry, HookRules rules) {
    this.registry = registry;
    this.rules = rules;
    this.audit = new HookAudit(rules.audit());
  }

  /// The hooks it leads through.
  public HookRegistry registry() {
    return registry;
  }

  /// What it needs of the host.
  public HookRules rules() {
    return rules;
  }

  /// Whether a hook on an event would run. Where none would, an event need not be fired.
  public boolean listens(String event) {
    return registry.listens(event);
  }

  /// Fires an event.
  ///
  /// @throws PiCodeException `event-payload-invalid` where the payload is not of the event's schema,
  ///     `event-too-deep`, and `audit-unwritable` where the log must take everything
  public HookOutcome fire(Firing firing) {
    Optional<EventSchema> schema = HookEvents.find(firing.event());
    Object original = complete(schema.orElse(null), firing.payload());
    HookChain chain = HookChain.current().firing(firing.event());
    var turn = new HookTurn(firing, schema.orElse(null), rules, chain);
    boolean stoppable = schema.map(EventSchema::stoppable).orElse(true);
    Object current = original;
    boolean rewritten = false;
    var steps = new ArrayList<HookStep>();
    for (Hook hook : registry.on(firing.event())) {
      HookStep step = turn.take(hook, new EventInput(firing.event(), original, current, rewritten));
      steps.add(step);
      if (step.result() == Result.SKIPPED) {
        continue;
      }
      audit.wrote(firing.event(), step);
      if (!stoppable) {
        notice(step);
        continue;
      }
      current = step.payload();
      rewritten |= step.result() == Result.REWROTE;
      HookOutcome.Stopped stopped = stopped(schema.orElse(null), step, steps);
      if (stopped != null) {
        return record(firing.event(), original, stopped);
      }
    }
    return record(firing.event(), original, judged(firing, current, rewritten, steps));
  }

  private static @Nullable Object complete(@Nullable EventSchema schema,
      @Nullable Object payload) {
    if (schema == null) {
      return payload;
    }
    try {
      return schema.complete(payload instanceof Map<?, ?> members ? members : Map.of(),
          HookEvents.TYPES);
    } catch (BadArgumentException e) {
      throw Problem.of("event-payload-invalid", ProblemKind.USER, String.valueOf(e.getMessage()),
          "the reference lists what it tells: docs/reference/hooks.md").toException(e);
    }
  }

  /// What is done after a hook, `null` to go on.
  private HookOutcome.@Nullable Stopped stopped(@Nullable EventSchema schema, HookStep step,
      List<HookStep> steps) {
    String id = step.hook().id();
    String event = step.hook().event();
    String reason = String.valueOf(step.reason());
    return switch (step.result()) {
      case SKIPPED, PROCEEDED, REWROTE, AGREED -> null;
      case DENIED -> new HookOutcome.Stopped(step.payload(), false, reason, step.cause(), id,
          Problem.of("hook-denied", ProblemKind.DENIED,
              "the hook `" + id + "` denies `" + event + "`: " + reason),
          steps);
      case ABORTED -> new HookOutcome.Stopped(step.payload(), true, reason, step.cause(), id,
          Problem.of("hook-aborted", ProblemKind.DENIED,
              "the hook `" + id + "` aborts at `" + event + "`: " + reason),
          steps);
      case FAILED -> {
        if (!blocks(step.hook(), schema)) {
          rules.notices().accept("the hook `" + id + "` failed and is passed over: " + reason);
          yield null;
        }
        yield new HookOutcome.Stopped(step.payload(), false, reason, Cause.FAILURE, id,
            Problem.of("hook-failed", ProblemKind.SCRIPT,
                "the hook `" + id + "` failed, and `" + event + "` does not go on without it: "
                    + reason,
                "repair it, switch it off, or let it say `\"onFailure\": \"proceed\"`"),
            steps);
      }
    };
  }

  private static boolean blocks(Hook hook, @Nullable EventSchema schema) {
    OnFailure own = hook.onFailure();
    return own == null ? schema != null && schema.blocksOnFailure() : own == OnFailure.BLOCK;
  }

  /// The host's own rules, which no hook comes after.
  private HookOutcome judged(Firing firing, @Nullable Object current,
      boolean rewritten, List<HookStep> steps) {
    try {
      firing.policy().check(current);
      return new HookOutcome.Passed(current, rewritten, steps);
    } catch (PiCodeException e) {
      audit.refused(firing.event(), e.problem());
      return new HookOutcome.Stopped(current, false, e.problem().message(), Cause.POLICY, null,
          e.problem(), steps);
    }
  }

  private HookOutcome record(String event, @Nullable Object original, HookOutcome outcome) {
    if (outcome.steps().stream().anyMatch(step -> step.result() != Result.SKIPPED)) {
      rules.record().fired(event, original, outcome);
    }
    return outcome;
  }

  /// On something that is over a verdict changes nothing.
  private void notice(HookStep step) {
    String id = step.hook().id();
    switch (step.result()) {
      case SKIPPED, PROCEEDED, AGREED -> {
      }
      case FAILED -> rules.notices()
          .accept("the hook `" + id + "` failed: " + step.reason());
      case REWROTE, DENIED, ABORTED -> rules.notices()
          .accept("what the hook `" + id + "` said is ignored: `" + step.hook().event()
              + "` cannot be stopped or changed");
    }
  }
}
