package dev.picode.plugin.hook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who listens to which event, in the order they run: by layer, priority (low first), id and declaration.
/// Immutable. It is made from manifests and settings alone; no script is started.
public final class HookRegistry {
  /// Nobody listens.
  public static final HookRegistry NONE = new HookRegistry(List.of());

  private final SortedMap<String, List<Hook>> hooks = new TreeMap<>();

  private HookRegistry(Collection<Hook> all) {
    for (Hook hook : all) {
      hooks.computeIfAbsent(hook.event(), _ -> new ArrayList<>()).add(hook);
    }
    hooks.values().forEach(list -> list.sort(Hook.ORDER));
  }

  /// A registry of these hooks, in whatever order.
  public static HookRegistry of(Collection<Hook> hooks) {
    return new HookRegistry(hooks);
  }

  /// Whether a hook on an event would run.
  public boolean listens(String event) {
    List<Hook> listed = hooks.get(event);
    return listed != null && listed.stream().anyMatch(hook -> hook.idle() == null);
  }

  /// The hooks on an event in order, with those that will not run.
  public List<Hook> on(String event) {
    return List.copyOf(hooks.getOrDefault(event, List.of()));
  }

  /// The events that somebody listens to, or would.
  public SortedSet<String> events() {
    return new TreeSet<>(hooks.keySet());
  }

  /// The hooks of a name: their whole id, or their owner's id or its last word, their key or
  /// name.
  public List<Hook> named(String name) {
    var named = new ArrayList<Hook>();
    for (List<Hook> listed : hooks.values()) {
      for (Hook hook : listed) {
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
