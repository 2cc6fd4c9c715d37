package dev.picode.plugin.hook;

import dev.picode.plugin.manifest.HookContribution.Match;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.binding.EventSchema;
import dev.picode.sandbox.binding.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Sends two canaries through each guard, with the hooks that really listen: one that a hook denies, and one
/// that the host's own rules deny after all hooks. What comes back alive has found a hole. Stateless.
///
/// The hooks are those of the registry with their order, their deadlines, what they narrow themselves to and
/// what becomes of a failure; only their scripts and programs are not run, since asking whether all is well
/// must not run a test suite or put a question. In their place stands one that lets everything pass. Nothing
/// of it is written to the audit log or kept to be run again, as no hook said any of it.
public final class GuardCheck {
  private static final String ID = "picode.canary";

  private GuardCheck() {}

  /// What was found out about a guard. Immutable.
  ///
  /// @param holds whether neither canary got through
  /// @param hooks the ids of the hooks that would be asked, in order
  /// @param idle the ids of those that are listed and would not run
  public record Finding(boolean holds, List<String> hooks, List<String> idle) {
    /// Copies.
    public Finding {
      hooks = List.copyOf(hooks);
      idle = List.copyOf(idle);
    }

    /// This as a plain value.
    public Map<String, @Nullable Object> plain() {
      var plain = new LinkedHashMap<String, @Nullable Object>();
      plain.put("holds", holds);
      plain.put("hooks", hooks);
      plain.put("idle", idle);
      return plain;
    }
  }

  /// What was found out about each guard, by its event.
  ///
  /// @param registry the hooks there are
  /// @param rules what the way through them needs
  public static Map<String, Finding> all(HookRegistry registry, HookRules rules) {
    var quiet = new HookRules(rules.deadline(), HookRules.Asked.NOBODY, null,
        HookRules.Recorder.NONE, _ -> {});
    var found = new LinkedHashMap<String, Finding>();
    for (EventSchema event : HookEvents.ALL) {
      if (event.blocksOnFailure()) {
        found.put(event.name(), find(event, registry.on(event.name()), quiet));
      }
    }
    return found;
  }

  private static Finding find(EventSchema event, List<Hook> hooks, HookRules rules) {
    var standing = new ArrayList<Hook>();
    var asked = new ArrayList<String>();
    var idle = new ArrayList<String>();
    for (Hook hook : hooks) {
      standing.add(with(hook, (_, _) -> new Verdict.Proceed()));
      (hook.idle() == null ? asked : idle).add(hook.id());
    }
    boolean holds = deniedByRules(event, standing, rules)
        && deniedByHook(event, standing, HookLayer.BUILTIN, rules)
        && deniedByHook(event, standing, HookLayer.FOLDER, rules);
    return new Finding(holds, asked, idle);
  }

  /// Whether the host's rules deny what all hooks let pass.
  private static boolean deniedByRules(EventSchema event, List<Hook> hooks, HookRules rules) {
    try {
      gate(hooks, rules).before(event.name(), payload(event), _ -> {
        throw Problem.of("guard-canary", ProblemKind.DENIED, "a canary of `picode doctor`",
            "it is denied to see that it is").toException();
      }, UnaryOperator.identity());
      return false;
    } catch (PiCodeException e) {
      return e.problem().code().equals("guard-canary");
    }
  }

  /// Whether what a hook denies among the others gets no further.
  ///
  /// @param layer where the hook is: before all others or after them
  private static boolean deniedByHook(EventSchema event, List<Hook> hooks, HookLayer layer,
      HookRules rules) {
    int priority = layer == HookLayer.BUILTIN ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    var all = new ArrayList<>(hooks);
    all.add(new Hook(event.name(), "", "", new Hook.Owner(ID, null, layer, "picode", null),
        priority, 0, Match.ALL, null, null, null, (_, _) -> new Verdict.Deny("a canary")));
    var done = new AtomicBoolean();
    try {
      gate(all, rules).before(event.name(), payload(event), _ -> done.set(true),
          UnaryOperator.identity());
      return false;
    } catch (PiCodeException e) {
      return e.problem().code().equals("hook-denied") && !done.get();
    }
  }

  private static HookGate gate(List<Hook> hooks, HookRules rules) {
    var pipeline = new HookPipeline(HookRegistry.of(hooks), rules);
    return new HookGate(() -> pipeline);
  }

  private static Hook with(Hook hook, HookHandler handler) {
    return new Hook(hook.event(), hook.name(), hook.description(), hook.owner(), hook.priority(),
        hook.position(), hook.match(), hook.onFailure(), hook.deadline(), hook.idle(), handler);
  }

  private static Map<String, @Nullable Object> payload(EventSchema event) {
    var payload = new LinkedHashMap<String, @Nullable Object>();
    for (EventSchema.Field field : event.fields()) {
      payload.put(field.name(), switch (field.type()) {
        case TypeRef.Plain.BOOLEAN -> false;
        case TypeRef.Plain.INTEGER, TypeRef.Plain.NUMBER -> 0L;
        case TypeRef.ListOf _ -> List.of();
        case TypeRef.MapOf _ -> Map.of();
        case TypeRef.NullableOf _ -> null;
        default -> "canary";
      });
    }
    return payload;
  }
}
