package dev.picode.binding;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.sandbox.capability.Capability;
import org.jspecify.annotations.Nullable;

/// `ctx.env`. Safe for many threads.
@Binding(name = "env", doc = "Environment variables of the process PiCode runs in; each is granted by its name.")
public final class EnvBinding {
  private final Access access;
  private final OutsideServices outside;

  EnvBinding(Access access, OutsideServices outside) {
    this.access = access;
    this.outside = outside;
  }

  /// Reads a variable.
  @Callable(doc = "Reads an environment variable. Null where it is not set.", capability = "env", since = 1, example = "const ci = await ctx.env.get(\"CI\");")
  public @Nullable String get(@Param(doc = "Its name.") String name) {
    access.require(new Capability.Env(name));
    return outside.variable(name).orElse(null);
  }
}
