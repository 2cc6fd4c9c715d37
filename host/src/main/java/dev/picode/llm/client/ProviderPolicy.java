package dev.picode.llm.client;

import dev.picode.http.HttpPolicy;
import dev.picode.http.HttpTarget;
import dev.picode.sandbox.capability.Addresses;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// What the request of a provider may reach: one origin, at public addresses unless the person named the host. Immutable,
/// safe for many threads.
final class ProviderPolicy implements HttpPolicy {
  private final ModelRoute route;
  private final HttpTarget only;
  private final boolean own;
  private final @Nullable String secret;

  ProviderPolicy(ModelRoute route, HttpTarget only, boolean own, @Nullable String secret) {
    this.route = route;
    this.only = only;
    this.own = own;
    this.secret = secret;
  }

  @Override
  public void allow(HttpTarget target) {
    if (!target.isSameOrigin(only)) {
      throw ModelProblems.hostRefused(route, target.origin());
    }
  }

  @Override
  public void allow(HttpTarget target, InetAddress address) {
    if (!own && Addresses.isPrivate(address)) {
      throw ModelProblems.addressPrivate(route, target.host(), address.getHostAddress());
    }
    if (secret != null && !target.isSecure() && !Addresses.isPrivate(address)) {
      throw ModelProblems.secretUnsafe(secret, target.host());
    }
  }

  @Override
  public void sends(HttpTarget target) {
    // Told before it is asked: see SentRequests.
  }
}
