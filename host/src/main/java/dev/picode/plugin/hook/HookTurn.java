package dev.picode.plugin.hook;

import dev.picode.plugin.hook.HookStep.Cause;
import dev.picode.plugin.hook.HookStep.Result;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.binding.BadArgumentException;
import dev.picode.sandbox.binding.EventSchema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs one hook after the other for one event and makes of each what came of it. Confined to one
/// thread.
final class HookTurn {
  private final Firing firing;
  private final @Nullable EventSchema schema;
  private final HookRules rules;
  private final HookChain chain;

  /// @param schema the schema of the event, `null` for one of a script's own
  /// @param chain what runs around it
  HookTurn(Firing firing, @Nullable EventSchema schema, HookRules rules, HookChain chain) {
    this.firing = firing;
    this.schema = schema;
    this.rules = rules;
    this.chain = chain;
  }

  /// What comes of a hook.
  HookStep take(Hook hook, EventInput input) {
    Optional<String> idle = Optional.ofNullable(hook.idle())
        .or(() -> HookMatching.mismatch(hook.match(), input.current()))
        .or(() -> chain.obstacle(hook, schema == null));
    if (idle.isPresent()) {
      return HookStep.skipped(hook, idle.get(), input.current());
    }
    long start = System.nanoTime();
    try {
      Verdict verdict = chain.as(hook, () -> hook.handler().answer(input, deadline(hook)));
      return step(hook, input, verdict, start);
    } catch (PiCodeException e) {
      return failed(hook, input, e.problem().message(), start);
    } catch (BadArgumentException e) {
      return failed(hook, input, String.valueOf(e.getMessage()), start);
    }
  }

  private Duration deadline(Hook hook) {
    Duration own = hook.deadline();
    if (own == null) {
      return rules.deadline();
    }
    boolean mayRaise = hook.owner().language() == null;
    return mayRaise || own.compareTo(rules.deadline()) < 0 ? own : rules.deadline();
  }

  private HookStep step(Hook hook, EventInput input, Verdict verdict, long start) {
    return switch (verdict) {
      case Verdict.Proceed _ -> made(hook, Result.PROCEEDED, Cause.HOOK, null, start,
          input.current());
      case Verdict.Rewrite rewrite -> schema != null && !schema.stoppable()
          ? made(hook, Result.REWROTE, Cause.HOOK, null, start, input.current())
          : made(hook, Result.REWROTE, Cause.HOOK, null, start,
              rewritten(input.current(), rewrite.value()));
      case Verdict.Ask ask -> asked(hook, input, ask.reason(), start);
      case Verdict.Deny deny -> made(hook, Result.DENIED, Cause.HOOK, deny.reason(), start,
          input.current());
      case Verdict.Abort abort -> made(hook, Result.ABORTED, Cause.HOOK, abort.reason(), start,
          input.current());
    };
  }

  private @Nullable Object rewritten(@Nullable Object current, @Nullable Object changes) {
    if (schema == null) {
      return changes;
    }
    var members = new LinkedHashMap<String, @Nullable Object>();
    if (current instanceof Map<?, ?> map) {
      map.forEach((name, value) -> members.put(String.valueOf(name), value));
    }
    return firing.refresh().apply(schema.rewritten(members, changes, HookEvents.TYPES));
  }

  private HookStep asked(Hook hook, EventInput input, String reason, long start) {
    if (schema != null && !schema.stoppable()) {
      return made(hook, Result.DENIED, Cause.HOOK, reason, start, input.current());
    }
    var facts = new LinkedHashMap<String, String>();
    facts.put("the hook", hook.id());
    facts.put("it lies in", hook.owner().from());
    facts.put("its reason", reason);
    boolean agrees = rules.person()
        .agrees("a hook asks whether `" + firing.event() + "` may go on", facts);
    return agrees
        ? made(hook, Result.AGREED, Cause.PERSON, reason, start, input.current())
        : made(hook, Result.DENIED, Cause.PERSON, reason + " (nobody agreed to it)", start,
            input.current());
  }

  private HookStep failed(Hook hook, EventInput input, String reason, long start) {
    String kept = reason.length() > Verdict.MAX_REASON
        ? reason.substring(0, Verdict.MAX_REASON) + "…"
        : reason;
    return made(hook, Result.FAILED, Cause.FAILURE, kept, start, input.current());
  }

  private static HookStep made(Hook hook, Result result, Cause cause, @Nullable String reason,
      long start, @Nullable Object payload) {
    return new HookStep(hook, result, cause, reason, (System.nanoTime() - start) / 1_000_000,
        payload);
  }
}
