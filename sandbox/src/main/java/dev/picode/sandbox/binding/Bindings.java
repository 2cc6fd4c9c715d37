package dev.picode.sandbox.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything a script may call, by name. Safe for many threads, if the host objects are.
///
/// Making one reads no class and makes no host object: a run pays for the namespaces it calls.
public final class Bindings {
  private final Map<String, BoundNamespace> namespaces;

  private Bindings(Map<String, BoundNamespace> namespaces) {
    this.namespaces = Map.copyOf(namespaces);
  }

  /// Bindings whose host objects are made by the first call into each namespace.
  ///
  /// @param sources a maker of the host object for each namespace, by its name
  public static Bindings of(Map<String, ? extends Supplier<?>> sources) {
    var namespaces = new HashMap<String, BoundNamespace>();
    for (Map.Entry<String, ? extends Supplier<?>> source : sources.entrySet()) {
      namespaces.put(source.getKey(), BoundNamespace.of(source.getKey(), source.getValue()));
    }
    return new Bindings(namespaces);
  }

  /// Calls a function with plain values by name; see [BoundNamespace#call(String, Map)].
  ///
  /// @param target namespace and method, `files.read`
  /// @throws BadArgumentException where there is no such function or the arguments do not fit
  public @Nullable Object call(String target, Map<String, ? extends @Nullable Object> arguments) {
    int dot = target.indexOf('.');
    String name = dot < 0 ? target : target.substring(0, dot);
    BoundNamespace namespace = namespaces.get(name);
    if (namespace == null) {
      throw new BadArgumentException(
          "there is no namespace `" + name + "`; "
              + BoundNamespace.suggestion(name, namespaces.keySet(), "there are"));
    }
    if (dot < 0) {
      throw new BadArgumentException("`" + name + "` is a namespace, not a function");
    }
    return namespace.call(target.substring(dot + 1), arguments);
  }
}
