package dev.picode.binding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A gate with one hook, which a test says: it may change a payload, or throw. After it come the rules and what follows
/// from a change, as in the pipeline. Confined to one thread.
public final class TestGate implements EventGate {
  private final Predicate<String> listens;
  private final Consumer<Map<String, @Nullable Object>> hook;
  private final List<Told> told = new ArrayList<>();

  /// What the hook was told.
  ///
  /// @param payload as it was before the hook changed it
  public record Told(String event, Map<String, @Nullable Object> payload) {}

  private TestGate(Predicate<String> listens, Consumer<Map<String, @Nullable Object>> hook) {
    this.listens = listens;
    this.hook = hook;
  }

  /// A hook on one event.
  public static TestGate on(String event, Consumer<Map<String, @Nullable Object>> hook) {
    return new TestGate(event::equals, hook);
  }

  /// A hook on every event.
  public static TestGate onAll(Consumer<Map<String, @Nullable Object>> hook) {
    return new TestGate(_ -> true, hook);
  }

  /// What the hook was told so far, before and after what was done.
  public List<Told> told() {
    return List.copyOf(told);
  }

  @Override
  public boolean listens(String event) {
    return listens.test(event);
  }

  @Override
  public Map<String, @Nullable Object> before(String event, Map<String, @Nullable Object> payload,
      Consumer<Map<String, @Nullable Object>> policy,
      UnaryOperator<Map<String, @Nullable Object>> refresh) {
    tell(event, payload);
    var changed = new LinkedHashMap<String, @Nullable Object>(payload);
    hook.accept(changed);
    policy.accept(changed);
    return refresh.apply(changed);
  }

  @Override
  public void after(String event, Map<String, @Nullable Object> payload) {
    tell(event, payload);
  }

  private void tell(String event, Map<String, @Nullable Object> payload) {
    told.add(new Told(event,
        Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(payload))));
  }

  @Override
  public Emitted emit(String name, @Nullable Object payload) {
    throw new AssertionError("no script runs that could emit `" + name + "`");
  }
}
