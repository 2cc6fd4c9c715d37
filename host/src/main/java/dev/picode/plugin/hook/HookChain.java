package dev.picode.plugin.hook;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.RunScope;
import dev.picode.sandbox.protocol.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What runs around a host call: the events that are being fired, the hooks that run for them, the commands
/// that run one for the other, and the extensions that wait for an answer. Immutable. It follows the runs of scripts by [RunScope].
///
/// @param depth how many events are being fired, one for the other
/// @param hooks the ids of the hooks that run
/// @param waiting the ids of the extensions whose one thread waits: those in Python
/// @param commands the full names of the commands that run
/// @param ends when the innermost of them has to have ended, by [System#nanoTime]
public record HookChain(int depth, List<String> hooks, List<String> waiting,
    List<String> commands, long ends) {
  /// How many events may be fired, and how many commands run, one for the other.
  public static final int MAX_DEPTH = 8;

  private static final HookChain NONE = new HookChain(0, List.of(), List.of(), List.of(), 0);

  /// Copies.
  public HookChain {
    hooks = List.copyOf(hooks);
    waiting = List.copyOf(waiting);
    commands = List.copyOf(commands);
  }

  /// What runs around this thread.
  public static HookChain current() {
    return RunScope.current().orElse(NONE) instanceof HookChain chain ? chain : NONE;
  }

  /// Does something while an extension's script runs for it, so that the events of that script know.
  ///
  /// @param id the extension's id
  public static <T> T running(String id, Language language, Callable<T> action) {
    HookChain now = current();
    return RunScope.with(new HookChain(now.depth, now.hooks, waiting(now, id, language),
        now.commands, now.ends), action);
  }

  /// Does something while a command's script runs for it, so that the commands which that script runs know.
  ///
  /// @param name the command's full name
  /// @param id the id of its extension
  /// @param deadline the longest it may take
  /// @throws dev.picode.problem.PiCodeException `command-recursive` where it runs already, and
  ///     `command-too-deep`
  public static <T> T commanding(String name, String id, Language language, Duration deadline,
      Callable<T> action) {
    HookChain now = current();
    if (now.commands.contains(name)) {
      throw Problem.of("command-recursive", ProblemKind.LIMIT,
          "the command `" + name + "` leads back to itself: "
              + String.join(", ", now.commands) + ", " + name,
          "call a function of the script instead of its own command").toException();
    }
    if (now.commands.size() == MAX_DEPTH) {
      throw Problem.of("command-too-deep", ProblemKind.LIMIT,
          "`" + name + "` is run by a command that runs for a command, " + MAX_DEPTH
              + " commands deep",
          "let fewer commands run one for the other").toException();
    }
    var commands = new ArrayList<>(now.commands);
    commands.add(name);
    return RunScope.with(new HookChain(now.depth, now.hooks, waiting(now, id, language), commands,
        System.nanoTime() + now.within(deadline).toNanos()), action);
  }

  /// As much of a time as what runs around this leaves.
  public Duration within(Duration asked) {
    if (commands.isEmpty()) {
      return asked;
    }
    Duration left = Duration.ofNanos(ends - System.nanoTime());
    Duration least = Duration.ofMillis(1);
    return left.compareTo(asked) > 0 ? asked : left.compareTo(least) < 0 ? least : left;
  }

  /// Whether the one thread of an extension waits for what is done here, so that none of its handlers
  /// can be called.
  public boolean isWaiting(String id) {
    return waiting.contains(id);
  }

  /// The chain in which one more event is fired.
  ///
  /// @throws dev.picode.problem.PiCodeException `event-too-deep`
  HookChain firing(String event) {
    if (depth == MAX_DEPTH) {
      throw Problem.of("event-too-deep", ProblemKind.LIMIT,
          "`" + event + "` is fired by a hook that runs for a hook, " + MAX_DEPTH
              + " events deep",
          "let a hook not fire what leads back to it").toException();
    }
    return new HookChain(depth + 1, hooks, waiting, commands, ends);
  }

  /// Does something as a hook.
  <T> T as(Hook hook, Callable<T> action) {
    var running = new ArrayList<>(hooks);
    running.add(hook.id());
    return RunScope.with(
        new HookChain(depth, running, waiting(this, hook.owner().id(), hook.owner().language()),
            commands, ends),
        action);
  }

  private static List<String> waiting(HookChain now, String id, @Nullable Language language) {
    if (language != Language.PYTHON) {
      return now.waiting;
    }
    var longer = new ArrayList<>(now.waiting);
    longer.add(id);
    return longer;
  }

  /// Why a hook cannot run in this chain; empty where it can.
  Optional<String> obstacle(Hook hook, boolean custom) {
    if (!custom && hooks.contains(hook.id())) {
      return Optional.of("it is what does this");
    }
    return waiting.contains(hook.owner().id())
        ? Optional.of("its own extension does this, and waits for it")
        : Optional.empty();
  }
}
