package dev.picode.cli.script;

import dev.picode.cli.command.CliSession;
import dev.picode.plugin.command.CommandEvents;
import dev.picode.plugin.hook.HookOutcome;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.JsonMembers;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// A command of an extension with the events around it, and those of the session that it is. Confined to
/// one thread.
final class AnnouncedCommand {
  /// What a command ends with that a hook aborted: it ran, and the answer is no.
  private static final int ABORTED = 1;

  private final CliSession session;
  private final CommandEvents events;

  AnnouncedCommand(CliSession session, CommandContribution command) {
    this.session = session;
    this.events = new CommandEvents(session.pipeline(), command);
  }

  /// Does what a command does.
  ///
  /// @param arguments what it is called with
  /// @param action does it, with what hooks made of the arguments, and gives the exit code
  int run(Map<String, @Nullable Object> arguments,
      ToIntFunction<Map<String, @Nullable Object>> action) {
    events.tell("session-start", () -> JsonMembers.of("front", "cli", "workspace", folder()));
    int exit = ProblemKind.BUG.exitCode();
    try {
      exit = commanded(arguments, action);
      return exit;
    } catch (PiCodeException e) {
      exit = e.problem().kind().exitCode();
      throw e;
    } finally {
      long code = exit;
      events.tell("session-end", () -> JsonMembers.of("front", "cli", "exit", code));
    }
  }

  private String folder() {
    return String.valueOf(session.workspace().root().getFileName());
  }

  private int commanded(Map<String, @Nullable Object> arguments,
      ToIntFunction<Map<String, @Nullable Object>> action) {
    HookOutcome outcome = events.before(arguments);
    if (outcome instanceof HookOutcome.Stopped stopped) {
      if (!stopped.aborted()) {
        throw stopped.problem().toException();
      }
      session.output().problem(stopped.problem());
      return ABORTED;
    }
    Map<String, @Nullable Object> given = CommandEvents.arguments(outcome);
    long start = System.nanoTime();
    try {
      int exit = action.applyAsInt(given);
      events.after(given, exit, null, start);
      return exit;
    } catch (PiCodeException e) {
      events.after(given, e.problem().kind().exitCode(), e.problem().message(), start);
      throw e;
    }
  }
}
