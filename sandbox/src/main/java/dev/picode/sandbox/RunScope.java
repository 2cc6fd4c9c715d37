package dev.picode.sandbox;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What the host wants to find again in the calls that a script makes: a value that is bound while a
/// run is started is bound in every host call of that run, on whatever thread that is answered.
/// Stateless, safe for many threads.
///
/// It never leaves the host. A script cannot see it, forge it or take it to another run.
public final class RunScope {
  private static final ScopedValue<Object> CURRENT = ScopedValue.newInstance();

  private RunScope() {}

  /// Does something with a value bound.
  ///
  /// @param value what [#current] gives meanwhile, here and in the host calls of runs started here
  public static <T> T with(Object value, Callable<T> action) {
    try {
      return ScopedValue.where(CURRENT, value).call(action::call);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// What is bound here.
  public static Optional<Object> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// Does something with what was bound when a run was started.
  static void run(@Nullable Object value, Runnable action) {
    if (value == null) {
      action.run();
    } else {
      ScopedValue.where(CURRENT, value).run(action);
    }
  }
}
