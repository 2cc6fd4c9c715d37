package dev.picode.plugin;

import dev.picode.binding.ScriptBindings;
import dev.picode.plugin.manifest.Handler;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Run;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The scripts of extensions that are loaded: each is opened when it is first called, and kept for the next
/// call. Safe for many threads.
///
/// An extension whose files changed is another one here: its old script is closed once nobody is in it
/// any more. So is a script that a limit ended, because its context is gone, and one whose place was replaced.
public final class LiveScripts implements AutoCloseable {
  private final Map<String, Live> live = new HashMap<>();
  private final AtomicLong holds = new AtomicLong();

  /// No scripts yet.
  public LiveScripts() {}

  /// How scripts are opened for one runner.
  ///
  /// @param places where an extension runs
  /// @param bundles gives the files of an extension as the engine can run them
  /// @param loading answers a script while it is loaded
  record Opening(
      Function<Extension, Sandbox> places,
      Function<Extension, Bundle> bundles,
      Function<Extension, HostCalls> loading) {}

  /// Waits for a run, which may be cancelled meanwhile.
  interface Waiting {
    Outcome await(Run run);
  }

  /// Calls a handler of an extension, which is loaded first where it is not yet.
  ///
  /// @param input a plain value
  /// @param limits of this run
  /// @param host answers the calls of this run
  Outcome call(Opening opening, Extension extension, Handler handler, @Nullable Object input,
      Limits limits, HostCalls host, Waiting waiting) {
    return call(opening, extension, handler, input, limits, limits.deadline(), host, waiting);
  }

  /// The same where loading it may take another time than the call.
  ///
  /// @param loading of its loading, where it is not loaded yet
  Outcome call(Opening opening, Extension extension, Handler handler, @Nullable Object input,
      Limits loading, Duration deadline, HostCalls host, Waiting waiting) {
    Live script = enter(opening, extension, loading);
    try {
      Outcome loaded = script.loaded(extension, waiting);
      Outcome outcome = loaded instanceof Outcome.Completed
          ? waiting.await(
              script.script.invoke(handler.kind(), handler.name(), input, deadline, host))
          : loaded;
      if (isEnd(outcome)) {
        forget(extension.key(), script);
      }
      return outcome;
    } finally {
      leave(script);
    }
  }

  /// Loads an extension's script, where it is not loaded yet.
  Outcome load(Opening opening, Extension extension, Limits limits, Waiting waiting) {
    Live script = enter(opening, extension, limits);
    try {
      Outcome loaded = script.loaded(extension, waiting);
      if (isEnd(loaded)) {
        forget(extension.key(), script);
      }
      return loaded;
    } finally {
      leave(script);
    }
  }

  /// Keeps an extension's script as it is, loaded first where it is not yet.
  ///
  /// @throws dev.picode.problem.PiCodeException where it cannot be loaded
  HeldScript hold(Opening opening, Extension extension, Limits limits, Waiting waiting) {
    Live script = enter(opening, extension, limits);
    Outcome loaded = script.loaded(extension, waiting);
    if (!(loaded instanceof Outcome.Completed(_, List<?> items))) {
      if (isEnd(loaded)) {
        forget(extension.key(), script);
      }
      leave(script);
      throw ScriptHost.required(loaded, extension.id() + "/").toException();
    }
    return new HeldScript(holds.incrementAndGet(), items, (handler, input, deadline) -> {
      Outcome outcome = waiting.await(
          script.script.invoke(handler.kind(), handler.name(), input, deadline));
      if (isEnd(outcome)) {
        forget(extension.key(), script);
      }
      return outcome;
    }, () -> leave(script));
  }

  /// Calls a handler in a context of its own, which is gone afterwards: for an extension whose one thread
  /// waits for this very call.
  static Outcome apart(Opening opening, Extension extension, Handler handler,
      @Nullable Object input, Limits limits, HostCalls host, Waiting waiting) {
    try (Script script = opening.places()
        .apply(extension)
        .open(opening.bundles().apply(extension), ScriptBindings.surface(),
            opening.loading().apply(extension), limits)) {
      Outcome loaded = Live.checked(extension, waiting.await(script.load()));
      return loaded instanceof Outcome.Completed
          ? waiting.await(script.invoke(handler.kind(), handler.name(), input, limits.deadline(),
              host))
          : loaded;
    }
  }

  /// Opens nothing anew that is open under the same hash, and retires what is not there any more.
  ///
  /// @param extensions those that there are now
  void keepOnly(Iterable<Extension> extensions) {
    var hashes = new HashMap<String, String>();
    extensions.forEach(extension -> hashes.put(extension.key(), extension.hash()));
    var gone = new ArrayList<Script>();
    synchronized (live) {
      live.entrySet().removeIf(entry -> {
        Live script = entry.getValue();
        boolean same = script.hash.equals(hashes.get(entry.getKey()));
        if (!same && script.retire()) {
          gone.add(script.script);
        }
        return !same;
      });
    }
    gone.forEach(Script::close);
  }

  private Live enter(Opening opening, Extension extension, Limits limits) {
    Script old = null;
    Live script;
    Sandbox place = opening.places().apply(extension);
    // Made ready outside of the lock: it may take a worker.
    Bundle bundle = isOpen(extension, place) ? null : opening.bundles().apply(extension);
    synchronized (live) {
      script = live.get(extension.key());
      if (script == null || !script.is(extension, place)) {
        old = script != null && script.retire() ? script.script : null;
        script = new Live(extension.hash(), place, place.open(
            bundle == null ? opening.bundles().apply(extension) : bundle,
            ScriptBindings.surface(), opening.loading().apply(extension), limits));
        live.put(extension.key(), script);
      }
      script.inside++;
    }
    if (old != null) {
      old.close();
    }
    return script;
  }

  private boolean isOpen(Extension extension, Sandbox place) {
    synchronized (live) {
      Live script = live.get(extension.key());
      return script != null && script.is(extension, place);
    }
  }

  private void leave(Live script) {
    boolean last;
    synchronized (live) {
      script.inside--;
      last = script.retired && script.inside == 0;
    }
    if (last) {
      script.script.close();
    }
  }

  private void forget(String key, Live script) {
    synchronized (live) {
      live.remove(key, script);
      script.retired = true;
    }
  }

  /// Whether the context of a run may be gone after it.
  private static boolean isEnd(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed _,Outcome.Cancelled _ -> false;
      case Outcome.LimitReached _ -> true;
      case Outcome.Failed failed -> failed.failure().kind() == Failure.Kind.PLACE;
    };
  }

  /// How many are open.
  int count() {
    synchronized (live) {
      return live.size();
    }
  }

  @Override
  public void close() {
    List<Live> all;
    synchronized (live) {
      all = List.copyOf(live.values());
      live.clear();
    }
    all.forEach(script -> script.script.close());
  }

  /// A script that is open. `inside` and `retired` are guarded by the lock of the map.
  private static final class Live {
    private final String hash;
    private final Sandbox place;
    private final Script script;
    private int inside;
    private boolean retired;
    private @Nullable Outcome loaded;

    Live(String hash, Sandbox place, Script script) {
      this.hash = hash;
      this.place = place;
      this.script = script;
    }

    boolean is(Extension extension, Sandbox where) {
      return hash.equals(extension.hash()) && place.equals(where);
    }

    /// @return whether nobody is in it
    boolean retire() {
      retired = true;
      return inside == 0;
    }

    /// How its loading ended. Whoever comes first loads it, and the others wait; what was cancelled is
    /// done again.
    synchronized Outcome loaded(Extension extension, Waiting waiting) {
      Outcome known = loaded;
      if (known == null || known instanceof Outcome.Cancelled) {
        known = checked(extension, waiting.await(script.load()));
        loaded = known;
      }
      return known;
    }

    /// What a script registers is what its manifest says, to the last name.
    private static Outcome checked(Extension extension, Outcome outcome) {
      if (!(outcome instanceof Outcome.Completed(_, List<?> items))) {
        return outcome;
      }
      Set<Handler> registered = Registered.handlers(items);
      List<Handler> declared = extension.manifest().contributes().handlers();
      var missing = new TreeSet<String>();
      declared.stream()
          .filter(each -> !registered.contains(each))
          .forEach(each -> missing.add("`" + each + "`"));
      var extra = new TreeSet<String>();
      registered.stream()
          .filter(each -> !declared.contains(each))
          .forEach(each -> extra.add("`" + each + "`"));
      String wrong = missing.isEmpty() && extra.isEmpty()
          ? Registered.conflict(extension, items)
          : Registered.mismatch(extension, missing, extra);
      return wrong == null
          ? outcome
          : new Outcome.Failed(Failure.of(Failure.Kind.SCRIPT, "contribution-mismatch", wrong,
              "`contributes` of the manifest and the script have to say the same"), null);
    }
  }
}
