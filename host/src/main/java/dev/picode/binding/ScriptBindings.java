package dev.picode.binding;

import dev.picode.sandbox.binding.BindingSchema;
import dev.picode.sandbox.binding.Bindings;
import java.util.List;
import java.util.Map;

/// The whole script API. Stateless.
public final class ScriptBindings {
  /// The API level this program offers.
  public static final int API_LEVEL = 1;

  private ScriptBindings() {}

  /// The classes the API is made of, in the order of the reference.
  public static List<Class<?>> classes() {
    return List.of(
        WorkspaceBinding.class,
        FilesBinding.class,
        IndexBinding.class,
        GitBinding.class,
        UiBinding.class,
        LogBinding.class);
  }

  /// The API as a value, read off the classes. Costs reflection: not for a start.
  public static BindingSchema schema() {
    return BindingSchema.of(API_LEVEL, classes());
  }

  /// The API for one script. Each namespace is made when it is first called.
  public static Bindings of(Access access, ScriptServices services) {
    return Bindings.of(Map.of(
        "workspace", () -> new WorkspaceBinding(access, services),
        "files", () -> new FilesBinding(access, services),
        "index", () -> new IndexBinding(access, services),
        "git", () -> new GitBinding(access, services),
        "ui", () -> new UiBinding(services.output()),
        "log", () -> new LogBinding(access, services.output())));
  }
}
