package dev.picode.binding;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.sandbox.capability.Capability;

/// `ctx.secrets`. Safe for many threads.
@Binding(name = "secrets", doc = "Secrets that a script can spend and never see: it gets a handle, which `http.fetch`"
    + " takes in a header.")
public final class SecretsBinding {
  private final Access access;
  private final OutsideServices outside;

  SecretsBinding(Access access, OutsideServices outside) {
    this.access = access;
    this.outside = outside;
  }

  /// What stands for a secret.
  public record SecretHandle(
      @Param(doc = "The name of the secret.") String secret) {}

  /// Gives a handle.
  @Callable(doc = "Gives a handle to a secret: a plain value that stands for it. It is an error where there is no"
      + " such secret.", capability = "secrets", since = 1, example = "const key = await ctx.secrets.get(\"ACME_API_KEY\");\nawait ctx.http.fetch(url, { headers: { authorization: [\"Bearer \", key] } });")
  public SecretHandle get(@Param(doc = "Its name.") String name) {
    access.require(new Capability.Secret(name, null));
    SecretHeaders.require(outside, name);
    return new SecretHandle(name);
  }
}
