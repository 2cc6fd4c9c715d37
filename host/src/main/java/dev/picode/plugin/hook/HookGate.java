package dev.picode.plugin.hook;

import dev.picode.binding.EventGate;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Takes what scripts do through the hooks. Safe for many threads.
public final class HookGate implements EventGate {
  private final Supplier<HookPipeline> hooks;

  /// A gate to the hooks.
  ///
  /// @param hooks gives the way through them, asked for at each event
  public HookGate(Supplier<HookPipeline> hooks) {
    this.hooks = hooks;
  }

  @Override
  public boolean listens(String event) {
    return hooks.get().listens(event);
  }

  @Override
  public Map<String, @Nullable Object> before(String event, Map<String, @Nullable Object> payload,
      Consumer<Map<String, @Nullable Object>> policy,
      UnaryOperator<Map<String, @Nullable Object>> refresh) {
    return switch (hooks.get()
        .fire(Firing.of(event, payload)
            .under(last -> policy.accept(members(last)))
            .refreshing(refresh))) {
      case HookOutcome.Passed passed -> members(passed.payload());
      case HookOutcome.Stopped stopped -> throw stopped.problem().toException();
    };
  }

  /// What was done cannot be undone, so nothing that goes wrong here ends the call it is told of.
  @Override
  public void after(String event, Map<String, @Nullable Object> payload) {
    try {
      hooks.get().fire(Firing.of(event, payload));
    } catch (PiCodeException e) {
      if (e.problem().code().equals("audit-unwritable")) {
        throw e;
      }
    }
  }

  @Override
  public Emitted emit(String name, @Nullable Object payload) {
    if (!HookEvents.isCustom(name)) {
      throw Problem.of("event-name-invalid", ProblemKind.SCRIPT,
          HookEvents.find(name).isPresent()
              ? "`" + name + "` is an event of PiCode's, which a script cannot fire"
              : "`" + name + "` is no name of an event",
          "use lower-case words with a dot between, such as `team.deploy`").toException();
    }
    return switch (hooks.get().fire(Firing.of(name, payload))) {
      case HookOutcome.Passed passed -> new Emitted("proceed", null, null, passed.payload());
      case HookOutcome.Stopped stopped ->
        new Emitted(stopped.word(), stopped.reason(), stopped.by(), stopped.payload());
    };
  }

  private static Map<String, @Nullable Object> members(@Nullable Object payload) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    if (payload instanceof Map<?, ?> map) {
      map.forEach((name, value) -> members.put(String.valueOf(name), value));
    }
    return members;
  }
}
