package dev.picode.cli.hook;

import dev.picode.cli.command.CliSession;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.hook.Firing;
import dev.picode.plugin.hook.Hook;
import dev.picode.plugin.hook.HookOutcome;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.hook.HookStep;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Language;
import dev.picode.terminal.Display;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fires an event for a command and shows what came of it. Stateless.
final class HookFiring {
  private HookFiring() {}

  /// Fires an event. Where its scripts run is made ready while what they are told is gathered.
  static HookOutcome fire(CliSession session, HookPipeline hooks, Firing firing) {
    warm(session, hooks, firing.event());
    return hooks.fire(firing);
  }

  /// Gets the workers ready that the hooks on an event need.
  static void warm(CliSession session, HookPipeline hooks, String event) {
    for (Hook hook : hooks.registry().on(event)) {
      Language language = hook.owner().language();
      if (hook.idle() == null && language != null) {
        session.workers().warm(language);
      }
    }
  }

  /// Shows what came of an event.
  ///
  /// @return the exit code: 1 where it was stopped
  static int show(CliSession session, String event, HookOutcome outcome) {
    var plain = plain(event, outcome);
    int exit = outcome instanceof HookOutcome.Passed ? 0 : 1;
    session.output()
        .result(new CommandResult(new Display.Text(text(outcome), plain), exit));
    return exit;
  }

  private static Map<String, @Nullable Object> plain(String event, HookOutcome outcome) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("event", event);
    plain.put("verdict", outcome.word());
    switch (outcome) {
      case HookOutcome.Passed passed -> {
        plain.put("rewritten", passed.rewritten());
        plain.put("payload", passed.payload());
      }
      case HookOutcome.Stopped stopped -> {
        plain.put("reason", stopped.reason());
        plain.put("by", stopped.by());
        plain.put("cause", stopped.cause().word());
      }
    }
    plain.put("hooks", outcome.steps().stream().map(HookStep::plain).toList());
    return plain;
  }

  private static String text(HookOutcome outcome) {
    var out = new StringBuilder();
    for (HookStep step : outcome.steps()) {
      out.append(step.hook().id()).append(": ").append(step.result().word());
      if (step.reason() != null) {
        out.append(", ").append(step.reason());
      }
      if (step.result() != HookStep.Result.SKIPPED) {
        out.append(" (").append(step.millis()).append(" ms)");
      }
      out.append('\n');
    }
    switch (outcome) {
      case HookOutcome.Passed passed -> {
        out.append(outcome.steps().isEmpty() ? "proceed: nobody listens" : "proceed");
        if (passed.rewritten()) {
          out.append('\n').append(Json.writePretty(passed.payload()));
        }
      }
      case HookOutcome.Stopped stopped ->
        out.append(stopped.word()).append(": ").append(stopped.reason());
    }
    return out.toString();
  }
}
