package dev.picode.sandbox.binding;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A namespace of the script API with the host object behind it. Safe for many threads, if the host
/// object is.
///
/// It does nothing until it is called: the first call makes the host object, and the first call of
/// a method reads that method by reflection. It trusts that the schema has been built from the
/// class in a test, and checks none of its rules.
public final class BoundNamespace {
  private final String name;
  private final Supplier<?> source;
  private final ReentrantLock making = new ReentrantLock();
  private final Map<String, BoundMethod> methods = new ConcurrentHashMap<>();
  private volatile @Nullable Object instance;

  private BoundNamespace(String name, Supplier<?> source) {
    this.name = name;
    this.source = source;
  }

  /// A namespace whose host object is made by the first call, once.
  ///
  /// @param name the name in messages, `files`
  /// @param source makes an object of a [Binding] class; where it throws, the call throws that, and
  ///     the next call tries again
  public static BoundNamespace of(String name, Supplier<?> source) {
    return new BoundNamespace(name, source);
  }

  /// Calls a method with plain values by name; options that are left out take their default.
  ///
  /// What the method itself throws passes through unchanged.
  ///
  /// @return the result as a plain value, or a [Streamed] of such
  /// @throws BadArgumentException where there is no such method or the arguments do not fit
  /// @throws IllegalStateException where the result has no plain form
  public @Nullable Object call(String method, Map<String, ? extends @Nullable Object> arguments) {
    Object host = instance();
    BoundMethod bound = methods.get(method);
    if (bound == null) {
      bound = bind(host, method);
      methods.put(method, bound);
    }
    return bound.call(host, arguments);
  }

  private BoundMethod bind(Object host, String method) {
    Method[] declared = host.getClass().getDeclaredMethods();
    for (Method candidate : declared) {
      if (candidate.getName().equals(method) && candidate.isAnnotationPresent(Callable.class)) {
        return new BoundMethod(name + "." + method, candidate);
      }
    }
    List<String> known = Arrays.stream(declared)
        .filter(candidate -> candidate.isAnnotationPresent(Callable.class))
        .map(Method::getName)
        .toList();
    throw new BadArgumentException(
        "`" + name + "` has no function `" + method + "`; "
            + suggestion(method, known, "it has"));
  }

  private Object instance() {
    Object made = instance;
    if (made != null) {
      return made;
    }
    making.lock();
    try {
      made = instance;
      if (made == null) {
        made = source.get();
        instance = made;
      }
      return made;
    } finally {
      making.unlock();
    }
  }

  /// How a sentence about an unknown name ends: with the nearest known one, else with all.
  ///
  /// @param listing what goes before the list of all: "it has"
  static String suggestion(String name, Collection<String> known, String listing) {
    return Names.nearest(name, known)
        .map(nearest -> "did you mean `" + nearest + "`?")
        .orElseGet(
            () -> listing + " "
                + (known.isEmpty() ? "none" : Names.quoted(known.stream().sorted().toList())));
  }
}
