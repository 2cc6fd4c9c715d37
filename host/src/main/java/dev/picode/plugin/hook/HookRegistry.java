package dev.picode.plugin.hook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Who listens to which event, in the order they run: by layer, priority (low first), id and declaration.
/// Safe for many threads. It is made from manifests and settings alone, of which it reads what is on the
/// events it is asked about; no script is started.
public final class HookRegistry {
  /// Nobody listens.
  public static final HookRegistry NONE = of(List.of());

  private final Function<Predicate<String>, ? extends Collection<Hook>> source;
  private final Map<String, List<Hook>> known = new HashMap<>();

  private HookRegistry(Function<Predicate<String>, ? extends Collection<Hook>> source) {
    this.source = source;
  }

  /// A registry of these hooks, in whatever order.
  public static HookRegistry of(Collection<Hook> hooks) {
    List<Hook> all = List.copyOf(hooks);
    return from(_ -> all);
  }

  /// A registry of the hooks that a source gives, asked once an event.
  ///
  /// @param source gives the hooks on the events that are wanted, in whatever order; others may be among them
  public static HookRegistry from(Function<Predicate<String>, ? extends Collection<Hook>> source) {
    return new HookRegistry(source);
  }

  /// Whether a hook on an event would run.
  public boolean listens(String event) {
    return first(event).isPresent();
  }

  /// The hooks on an event in order, with those that will not run.
  public synchronized List<Hook> on(String event) {
    List<Hook> hooks = known.get(event);
    if (hooks == null) {
      hooks = source.apply(event::equals)
          .stream()
          .filter(hook -> hook.event().equals(event))
          .sorted(Hook.ORDER)
          .toList();
      known.put(event, hooks);
    }
    return hooks;
  }

  /// The events that somebody listens to, or would.
  public SortedSet<String> events() {
    return source.apply(_ -> true)
        .stream()
        .map(Hook::event)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The hooks of a name: their whole id, or their owner's id or its last word, their key or
  /// name.
  public List<Hook> named(String name) {
    var named = new ArrayList<Hook>();
    for (String event : events()) {
      for (Hook hook : on(event)) {
        if (hook.id().equals(name)) {
          return List.of(hook);
        }
        String owner = hook.owner().id();
        if (owner.equals(name) || owner.endsWith("." + name) || hook.key().equals(name)
            || (!hook.name().isEmpty() && hook.name().equals(name))) {
          named.add(hook);
        }
      }
    }
    return named;
  }

  /// Only one hook, as if there were no other.
  public static HookRegistry only(Hook hook) {
    return of(List.of(hook));
  }

  /// What is listed of an event's hooks by the first that would run, if any would.
  public Optional<Hook> first(String event) {
    return on(event).stream().filter(hook -> hook.idle() == null).findFirst();
  }
}
