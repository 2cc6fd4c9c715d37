package dev.picode.binding;

import dev.picode.http.HttpPolicy;
import dev.picode.http.HttpTarget;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Addresses;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.InvalidScopeException;
import dev.picode.secret.Redactor;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What one request may reach: each hop by the capability `net`, each address by what it is. Safe for
/// many threads.
final class NetPolicy implements HttpPolicy {
  private final Access access;
  private final String method;
  private final HttpTarget first;
  private final Set<String> allowed = ConcurrentHashMap.newKeySet();
  private volatile Set<String> secrets = Set.of();
  private volatile Redactor redactor = Redactor.NONE;

  NetPolicy(Access access, String method, HttpTarget first) {
    this.access = access;
    this.method = method;
    this.first = first;
  }

  /// Says which secrets the request holds.
  void spends(Set<String> names, Redactor without) {
    secrets = Set.copyOf(names);
    redactor = without;
  }

  /// Refuses to spend a secret at the host of the request.
  void requireSecret(String name) {
    access.require(new Capability.Secret(name, net(first).host()));
  }

  @Override
  public void allow(HttpTarget target) {
    if (redactor.finds(target.toString())) {
      throw unsafe("a redirect leads to a URL that holds a secret",
          "the server gives away what it was sent; do not send it there");
    }
    if (!allowed.contains(target.origin())) {
      access.require(net(target));
      allowed.add(target.origin());
    }
  }

  @Override
  public void allow(HttpTarget target, InetAddress address) {
    if (Addresses.isPrivate(address) && !access.mayBePrivate(net(target))) {
      did("http.refused", "to", target.origin(), "address", address.getHostAddress());
      throw Problem.of("address-private", ProblemKind.DENIED,
          access.subject() + " may not connect to `" + target.host() + "`: its address `"
              + address.getHostAddress() + "` is not on the public Internet",
          "a grant has to spell such a host out, without `*`: `" + net(target).grantLine() + "`")
          .toException();
    }
    if (!secrets.isEmpty() && !target.isSecure() && target.isSameOrigin(first)
        && !address.isLoopbackAddress()) {
      throw unsafe("the secret `" + String.join("`, `", secrets) + "` is not sent over `http` to `"
          + target.host() + "`", "use `https`; only this machine is reached with `http`");
    }
  }

  @Override
  public void sends(HttpTarget target) {
    if (target.isSameOrigin(first)) {
      secrets.forEach(name -> did("secrets.spend", "secret", name, "to", target.origin()));
    }
    did("http.fetch", "to", target.origin(), "method", method);
  }

  private void did(String act, String about, String what, String name, String value) {
    var details = new LinkedHashMap<String, String>();
    details.put(about, what);
    details.put(name, value);
    access.did(act, details);
  }

  /// The capability of a hop; a host that no grant could name is no host.
  private static Capability.Net net(HttpTarget target) {
    try {
      return Capability.Net.of(target.scheme(), target.host(), target.port());
    } catch (InvalidScopeException e) {
      throw Problem.of("http-request-invalid", ProblemKind.SCRIPT, e.sentence()).toException(e);
    }
  }

  private static PiCodeException unsafe(String message, String hint) {
    return Problem.of("secret-unsafe", ProblemKind.DENIED, message, hint).toException();
  }
}
