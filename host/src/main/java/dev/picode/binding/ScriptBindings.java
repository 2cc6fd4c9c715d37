package dev.picode.binding;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.BindingSchema;
import dev.picode.sandbox.binding.Bindings;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        ContextBinding.class,
        GitBinding.class,
        LlmBinding.class,
        HttpBinding.class,
        ProcessBinding.class,
        KvBinding.class,
        EnvBinding.class,
        SecretsBinding.class,
        EventsBinding.class,
        CommandsBinding.class,
        UiBinding.class,
        LogBinding.class);
  }

  /// The API as a value, read off the classes. Costs reflection: not for a start.
  public static BindingSchema schema() {
    return BindingSchema.of(API_LEVEL, classes());
  }

  /// The functions scripts see, as the prelude takes them; generated from [#schema], so that no start
  /// costs reflection.
  public static Map<String, @Nullable Object> surface() {
    var surface = new LinkedHashMap<String, @Nullable Object>();
    if (Json.parse(resource()) instanceof Map<?, ?> namespaces) {
      namespaces.forEach((name, methods) -> surface.put(String.valueOf(name), methods));
    }
    return surface;
  }

  private static String resource() {
    try (InputStream in = ScriptBindings.class.getResourceAsStream("surface.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The API for one script of no special kind.
  public static Bindings of(String owner, Access access, ScriptServices services) {
    return of(owner, "", "", access, services);
  }

  /// The API for one script. Each namespace is made when it is first called.
  ///
  /// @param owner the id of the extension, under which it keeps what it keeps
  /// @param kind what kind of handler it runs, see [Binding#only]
  /// @param name the name of the handler among those of its kind
  public static Bindings of(String owner, String kind, String name, Access access,
      ScriptServices services) {
    CommandGate commands = kind.equals("command") ? services.commands() : CommandGate.NONE;
    String command = kind.equals("command") ? name : "";
    OutsideServices outside = services.outside();
    var code = new ReadableCode(access, services);
    return Bindings.of(Map.ofEntries(
        entry("workspace", () -> new WorkspaceBinding(access, services)),
        entry("files", () -> new FilesBinding(access, services, id(owner))),
        entry("index", () -> new IndexBinding(access, services, code)),
        entry("context", () -> new ContextBinding(code)),
        entry("git", () -> new GitBinding(access, services)),
        entry("llm", () -> new LlmBinding(id(owner), command, access, services.models())),
        entry("http", () -> new HttpBinding(access, outside)),
        entry("process", () -> new ProcessBinding(access, services, id(owner))),
        entry("kv", () -> new KvBinding(owner, outside)),
        entry("env", () -> new EnvBinding(access, outside)),
        entry("secrets", () -> new SecretsBinding(access, outside)),
        entry("events", () -> new EventsBinding(services.events())),
        entry("commands", () -> new CommandsBinding(id(owner), access, commands)),
        entry("ui", () -> new UiBinding(services.output(), !command.isEmpty())),
        entry("log", () -> new LogBinding(access, services.output()))));
  }

  /// The part of the API that has no effect, for a script that completes a word.
  ///
  /// @param owner the id of the extension
  public static Bindings looking(String owner, Access access, ScriptServices services) {
    ScriptServices quiet = services.quiet();
    var code = new ReadableCode(access, quiet);
    return Bindings.of(Map.ofEntries(
        entry("workspace", () -> new WorkspaceBinding(access, quiet)),
        entry("files", () -> new FilesBinding(access, quiet, id(owner))),
        entry("index", () -> new IndexBinding(access, quiet, code)),
        entry("context", () -> new ContextBinding(code)),
        entry("git", () -> new GitBinding(access, quiet))));
  }

  /// What an owner is called in events: without the layer it is kept apart by.
  private static String id(String owner) {
    return owner.substring(owner.indexOf(':') + 1);
  }

  private static Map.Entry<String, Supplier<?>> entry(String name, Supplier<?> binding) {
    return Map.entry(name, binding);
  }
}
