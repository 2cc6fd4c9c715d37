package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.picode.checkpoint.BeforeChange;
import dev.picode.context.FileIndexes;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.IndexSetup;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.http.HttpResolver;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.sandbox.binding.Bindings;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Decision;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.capability.Standing;
import dev.picode.secret.Secrets;
import dev.picode.terminal.Display;
import dev.picode.workspace.Workspace;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Calls the bindings as a script would, with real services, and keeps what was told to the log. Safe for
/// many threads once it is set up.
final class TestScript implements AutoCloseable, ActLog {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Grants grants = Grants.NONE;
  private @Nullable Bindings bindings;
  private @Nullable OutsideServices outside;
  private @Nullable ScriptCode code;
  private ScriptModels models = ScriptModels.NONE;
  private BeforeChange kept = BeforeChange.NONE;
  final List<String> decided = new CopyOnWriteArrayList<>();
  final List<String> done = new CopyOnWriteArrayList<>();

  TestScript(Path folder) {
    this.folder = folder;
    environment.put("PATH", System.getenv("PATH"));
  }

  TestScript granted(Grants more) {
    grants = grants.and(more);
    return this;
  }

  /// Grants a permission as it is written in a manifest.
  TestScript granted(String permission, String... scopes) {
    for (String scope : scopes) {
      granted(Permission.valueOf(permission).parse(scope));
    }
    return this;
  }

  TestScript with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  TestScript keeping(BeforeChange keeper) {
    kept = keeper;
    return this;
  }

  TestScript asking(ScriptModels asked) {
    models = asked;
    return this;
  }

  /// Names under `.test` are this machine.
  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    return host.endsWith(".test")
        ? List.of(InetAddress.getLoopbackAddress())
        : HttpResolver.system().resolve(host);
  }

  @Nullable Object call(String target, Map<String, ?> arguments) {
    Bindings made = bindings;
    if (made == null) {
      Workspace workspace = Workspace.of(folder)
          .guarding(folder.resolve(".data"), folder.resolve(".config"));
      var services = new OutsideServices(environment, folder.resolve(".data"),
          Secrets.ofEnvironment(environment), TestScript::resolve);
      outside = services;
      var known = new ScriptCode(() -> engine(workspace));
      code = known;
      made = ScriptBindings.of("acme.test",
          new Access("the extension `acme.test`", Standing.vouched(grants), Access.line("add"),
              Consent.NOBODY,
              this),
          new ScriptServices(workspace,
              new FileIndexes(workspace, ScanOptions.defaults(), ProgressListener.NONE),
              Optional::empty, new Silence(), services, EventGate.NONE, CommandGate.NONE, known,
              models, kept));
      bindings = made;
    }
    return made.call(target, arguments);
  }

  private ContextEngine engine(Workspace workspace) {
    return new ContextEngine(workspace,
        new WorkspaceIndex(workspace, IndexSetup.of(folder.resolve(".data").resolve("cache"),
            ScanOptions.defaults(), new TreeSitterSymbols()), notice -> {
              throw new AssertionError(notice);
            }),
        ProgressListener.NONE);
  }

  /// A member of what a call gave back.
  @Nullable Object get(String member, String target, Map<String, ?> arguments) {
    return call(target, arguments) instanceof Map<?, ?> members ? members.get(member) : null;
  }

  /// The problem that a call ends in.
  Problem refused(String target, Map<String, ?> arguments) {
    Throwable thrown = catchThrowable(() -> call(target, arguments));
    assertThat(thrown).isInstanceOf(PiCodeException.class);
    return ((PiCodeException) thrown).problem();
  }

  @Override
  public void decided(String subject, Capability capability, Decision decision, String how) {
    decided.add(capability.act() + " " + how);
  }

  @Override
  public void did(String subject, String act, Map<String, String> details) {
    done.add(act + " " + details);
  }

  @Override
  public void close() {
    if (outside != null) {
      outside.close();
    }
    if (code != null) {
      code.close();
    }
  }

  /// Shows nothing.
  private static final class Silence implements ScriptOutput {
    @Override
    public void show(Display display) {}

    @Override
    public void say(String piece) {}

    @Override
    public void progress(String label, long done, long total) {}

    @Override
    public void log(String source, String level, String text) {}
  }
}
