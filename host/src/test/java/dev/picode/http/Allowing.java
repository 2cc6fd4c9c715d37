package dev.picode.http;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// A policy of a test that remembers what it was asked. Safe for many threads.
final class Allowing implements HttpPolicy {
  private final Predicate<HttpTarget> targets;
  private final Predicate<InetAddress> addresses;
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<String> sent = new CopyOnWriteArrayList<>();
  final List<InetAddress> judged = new CopyOnWriteArrayList<>();

  Allowing(Predicate<HttpTarget> targets, Predicate<InetAddress> addresses) {
    this.targets = targets;
    this.addresses = addresses;
  }

  static Allowing all() {
    return new Allowing(_ -> true, _ -> true);
  }

  @Override
  public void allow(HttpTarget target) {
    asked.add(target.origin());
    if (!targets.test(target)) {
      throw denied("the host " + target.host());
    }
  }

  @Override
  public void allow(HttpTarget target, InetAddress address) {
    judged.add(address);
    if (!addresses.test(address)) {
      throw denied("the address " + address.getHostAddress());
    }
  }

  @Override
  public void sends(HttpTarget target) {
    sent.add(target.origin());
  }

  private static RuntimeException denied(String what) {
    return Problem.of("capability-denied", ProblemKind.DENIED, what + " is not allowed")
        .toException();
  }
}
