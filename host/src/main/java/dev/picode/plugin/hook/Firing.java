package dev.picode.plugin.hook;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An event about to be fired. Immutable.
///
/// @param event its name
/// @param payload what it tells
/// @param policy the host's own rules for what it announces
/// @param refresh makes what follows from a rewritten member follow it, and refuses with a
///     [dev.picode.problem.PiCodeException] what cannot be
public record Firing(
    String event,
    @Nullable Object payload,
    HostPolicy policy,
    UnaryOperator<Map<String, @Nullable Object>> refresh) {

  /// An event with no rules of its own.
  public static Firing of(String event, @Nullable Object payload) {
    return new Firing(event, payload, HostPolicy.NONE, UnaryOperator.identity());
  }

  /// The same event under rules.
  public Firing under(HostPolicy rules) {
    return new Firing(event, payload, rules, refresh);
  }

  /// The same event, whose payload is put right after each rewrite.
  public Firing refreshing(UnaryOperator<Map<String, @Nullable Object>> after) {
    return new Firing(event, payload, policy, after);
  }
}
