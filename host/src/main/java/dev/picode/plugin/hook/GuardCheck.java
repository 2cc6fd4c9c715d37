package dev.picode.plugin.hook;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.binding.EventSchema;
import dev.picode.sandbox.binding.TypeRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Sends a canary through each guard: something that the host's own rules deny, and that no hook sees.
/// What comes back alive has found a hole. Stateless.
public final class GuardCheck {
  private GuardCheck() {}

  /// Whether each guard holds, by its event.
  ///
  /// @param rules what the way through the hooks needs
  public static SequencedMap<String, Boolean> all(HookRules rules) {
    var gate = new HookGate(() -> new HookPipeline(HookRegistry.NONE, rules));
    var holds = new LinkedHashMap<String, Boolean>();
    for (EventSchema event : HookEvents.ALL) {
      if (event.blocksOnFailure()) {
        holds.put(event.name(), holds(gate, event));
      }
    }
    return holds;
  }

  private static boolean holds(HookGate gate, EventSchema event) {
    try {
      gate.before(event.name(), payload(event), _ -> {
        throw Problem.of("guard-canary", ProblemKind.DENIED, "a canary of `picode doctor`",
            "it is denied to see that it is").toException();
      }, UnaryOperator.identity());
      return false;
    } catch (PiCodeException e) {
      return e.problem().code().equals("guard-canary");
    }
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
