package dev.picode.plugin.hook;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.RunScope;
import dev.picode.sandbox.protocol.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What runs around a host call: the events that are being fired, the hooks that run for them, and the
/// extensions that wait for an answer. Immutable. It follows the runs of scripts by [RunScope].
///
/// @param depth how many events are being fired, one for the other
/// @param hooks the ids of the hooks that run
/// @param waiting the ids of the extensions whose one thread waits: those in Python
public record HookChain(int depth, List<String> hooks, List<String> waiting) {
  /// How many events may be fired one for the other.
  public static final int MAX_DEPTH = 8;

  private static final HookChain NONE = new HookChain(0, List.of(), List.of());

  /// Copies.
  public HookChain {
    hooks = List.copyOf(hooks);
    waiting = List.copyOf(waiting);
  }

  /// What runs around this thread.
  static HookChain current() {
    return RunScope.current().orElse(NONE) instanceof HookChain chain ? chain : NONE;
  }

  /// Does something while an extension's script runs for it, so that the events of that script know.
  ///
  /// @param id the extension's id
  public static <T> T running(String id, Language language, Callable<T> action) {
    HookChain now = current();
    return RunScope.with(new HookChain(now.depth, now.hooks, waiting(now, id, language)), action);
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
    return new HookChain(depth + 1, hooks, waiting);
  }

  /// Does something as a hook.
  <T> T as(Hook hook, Callable<T> action) {
    var running = new ArrayList<>(hooks);
    running.add(hook.id());
    return RunScope.with(
        new HookChain(depth, running, waiting(this, hook.owner().id(), hook.owner().language())),
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
