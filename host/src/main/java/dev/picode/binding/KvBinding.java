package dev.picode.binding;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.store.KeyValueStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `ctx.kv`. Safe for many threads.
@Binding(name = "kv", doc = "What the extension keeps from one run to the next, in the user's data folder: up to 5 MB"
    + " of JSON values by key. No other extension sees it; it is the same in every workspace.")
public final class KvBinding {
  private final KeyValueStore store;

  KvBinding(String owner, OutsideServices outside) {
    this.store = outside.stores().of(owner);
  }

  /// Reads a value.
  @Callable(doc = "Reads the value of a key. Null where there is none.", capability = "none", since = 1, example = "const last = await ctx.kv.get(\"last-run\");")
  public @Nullable Object get(@Param(doc = "The key.") String key) {
    return store.get(key).orElse(null);
  }

  /// Sets a value.
  @Callable(doc = "Sets a key to a value. When the call is over it is kept, also if PiCode is killed at once.", capability = "none", since = 1, example = "await ctx.kv.set(\"last-run\", { at: Date.now() });")
  public void set(
      @Param(doc = "The key, up to 256 characters.") String key,
      @Param(doc = "The value: any JSON value but null.") Object value) {
    store.set(key, value);
  }

  /// Removes a key.
  @Callable(doc = "Removes a key. Says whether it was there.", capability = "none", since = 1, example = "await ctx.kv.remove(\"last-run\");")
  public boolean remove(@Param(doc = "The key.") String key) {
    return store.remove(key);
  }

  /// Lists keys.
  @Callable(doc = "Lists the keys, sorted.", capability = "none", since = 1, example = "for (const key of await ctx.kv.keys({ prefix: \"cache/\" })) { /* … */ }")
  public List<String> keys(
      @Param(doc = "What they have to start with.", option = "\"\"") String prefix) {
    return store.keys(prefix);
  }
}
