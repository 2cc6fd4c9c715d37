package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.audit.AuditLog;
import dev.picode.binding.OutsideServices;
import dev.picode.binding.ScriptCode;
import dev.picode.binding.ScriptModels;
import dev.picode.binding.ScriptOutput;
import dev.picode.binding.ScriptServices;
import dev.picode.checkpoint.BeforeChange;
import dev.picode.context.FileIndexes;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.IndexSetup;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.plugin.command.CommandCalls;
import dev.picode.plugin.command.CommandRegistry;
import dev.picode.plugin.hook.ExtensionHooks;
import dev.picode.plugin.hook.HookChain;
import dev.picode.plugin.hook.HookGate;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.hook.HookRegistry;
import dev.picode.plugin.hook.HookRules;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.layer.Listed;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.plugin.manifest.Contributions;
import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.manifest.HookContribution;
import dev.picode.plugin.manifest.Manifest;
import dev.picode.plugin.manifest.ProviderContribution;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import dev.picode.terminal.Display;
import dev.picode.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Extensions written in a test, run by the real runner with the real bindings, commands and hooks.
public final class ScriptBench implements AutoCloseable {
  /// A deadline that no test should meet.
  public static final Duration LONG = Duration.ofMinutes(3);

  /// What was logged.
  public final List<String> logged = new CopyOnWriteArrayList<>();
  /// What the person was told.
  public final List<String> notices = new CopyOnWriteArrayList<>();

  private final List<Extension> all = new ArrayList<>();
  private final Extensions extensions;
  private final OutsideServices outside;
  private final ScriptRunner runner;
  private Duration deadline = LONG;

  /// @param folder the workspace
  /// @param builtin where what ships runs
  /// @param workers where all else runs
  public ScriptBench(Path folder, Sandbox builtin, Sandbox workers, @Nullable AuditLog audit) {
    extensions = new Extensions(
        List.of(_ -> all.stream().map(Listed::of).toList()), notices::add);
    outside = new OutsideServices(Map.of("PATH", System.getenv("PATH")),
        folder.resolveSibling("data"), _ -> Optional.empty());
    Workspace workspace = Workspace.of(folder);
    var commands = new CommandCalls(new CommandRegistry(extensions, List.of()), workspace,
        this::runner, this::hooks, _ -> deadline);
    var services = new ScriptServices(workspace,
        new FileIndexes(workspace, ScanOptions.defaults(), ProgressListener.NONE), Optional::empty,
        new Quiet(), outside, new HookGate(this::hooks), commands,
        new ScriptCode(() -> new ContextEngine(workspace,
            new WorkspaceIndex(workspace, IndexSetup.of(folder.resolveSibling("cache"),
                ScanOptions.defaults(), new TreeSitterSymbols()), notices::add),
            ProgressListener.NONE)),
        ScriptModels.NONE, BeforeChange.NONE);
    runner = new ScriptRunner(() -> builtin, () -> workers, services, Approvals.none(), audit);
  }

  /// The same with all in one place.
  public ScriptBench(Path folder, Sandbox sandbox) {
    this(folder, sandbox, sandbox, null);
  }

  /// The runner.
  public ScriptRunner runner() {
    return runner;
  }

  /// All extensions.
  public Extensions extensions() {
    return extensions;
  }

  /// How long a command may run.
  public void deadline(Duration time) {
    deadline = time;
  }

  private HookPipeline hooks() {
    return new HookPipeline(HookRegistry.of(ExtensionHooks.of(
        extensions.contributing(each -> each.kind().equals("hook")),
        (extension, key, input, time) -> runner.call(extension, Handler.hook(key), Grants.NONE,
            input, time))),
        new HookRules(LONG, HookRules.Asked.NOBODY, null, HookRules.Recorder.NONE, notices::add));
  }

  /// An extension in JavaScript whose code follows the import of what registers.
  public Extension js(String id, String code, Grants grants, Object... contributions) {
    return add(Extension.Origin.USER, id,
        ContentHash.of(new TreeMap<>(Map.of("main", code.getBytes(StandardCharsets.UTF_8)))),
        Language.JAVASCRIPT,
        "import { command, hook, provider, tool } from '@picode/sdk';\n" + code, grants,
        contributions);
  }

  /// The same in Python.
  public Extension py(String id, String code, Grants grants, Object... contributions) {
    return add(Extension.Origin.USER, id,
        ContentHash.of(new TreeMap<>(Map.of("main", code.getBytes(StandardCharsets.UTF_8)))),
        Language.PYTHON,
        "from picode import command, hook, provider, tool\n" + code, grants, contributions);
  }

  /// An extension.
  ///
  /// @param hash what tells its state
  /// @param grants what it declares and is granted
  /// @param contributions contributions of commands, hooks and providers
  public Extension add(Extension.Origin origin, String id, String hash, Language language,
      String code, Grants grants, Object... contributions) {
    String main = language == Language.PYTHON ? "main.py" : "main.js";
    var commands = new ArrayList<CommandContribution>();
    var hooks = new ArrayList<HookContribution>();
    var providers = new ArrayList<ProviderContribution>();
    for (Object each : contributions) {
      switch (each) {
        case CommandContribution command -> commands.add(command);
        case HookContribution hook -> hooks.add(hook);
        case ProviderContribution provider -> providers.add(provider);
        default -> throw new IllegalArgumentException(each.toString());
      }
    }
    var manifest = new Manifest(id, "1", language, main, "test",
        new Contributions(commands, hooks, List.of(), providers), grants, Map.of(), 0);
    var files = new Extension.Files(hash, grants, new Bundle(id, language, main,
        Map.of(main, code)));
    var extension = new Extension(manifest, origin, id, () -> files);
    put(extension);
    return extension;
  }

  /// An extension instead of the one of its id.
  public void put(Extension extension) {
    all.removeIf(known -> known.id().equals(extension.id()));
    all.add(extension);
    extensions.reload();
  }

  /// Waits until something was logged.
  public void awaitLogged(String text) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    synchronized (logged) {
      while (!logged.contains(text) && System.nanoTime() < end) {
        logged.wait(Duration.ofSeconds(10).toMillis());
      }
    }
    assertThat(logged).contains(text);
  }

  /// Runs a command as a front does.
  public Outcome run(Extension extension, String command, Map<String, ?> arguments) {
    return HookChain.commanding(extension.id() + ":" + command, extension.id(),
        extension.manifest().language(), deadline,
        () -> runner.call(extension, Handler.command(command), Grants.NONE, arguments, deadline));
  }

  /// The code and the message of what a run ended in.
  public static String problem(Outcome outcome) {
    var problem = ScriptHost.problem(outcome, "");
    return problem == null ? "none" : problem.code() + ": " + problem.message();
  }

  @Override
  public void close() {
    runner.close();
    outside.close();
  }

  private final class Quiet implements ScriptOutput {
    @Override
    public void show(Display display) {}

    @Override
    public void say(String piece) {}

    @Override
    public void progress(String label, long done, long total) {}

    @Override
    public void log(String source, String level, String text) {
      synchronized (logged) {
        logged.add(text);
        logged.notifyAll();
      }
    }
  }
}
