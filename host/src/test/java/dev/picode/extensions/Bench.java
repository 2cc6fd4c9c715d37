package dev.picode.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.binding.CommandGate;
import dev.picode.binding.OutsideServices;
import dev.picode.binding.ScriptCode;
import dev.picode.binding.ScriptModels;
import dev.picode.binding.ScriptOutput;
import dev.picode.binding.ScriptServices;
import dev.picode.checkpoint.BeforeChange;
import dev.picode.context.FileIndexes;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.git.GitRepository;
import dev.picode.git.GitUser;
import dev.picode.git.TestGit;
import dev.picode.plugin.Approvals;
import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.hook.ExtensionHooks;
import dev.picode.plugin.hook.Firing;
import dev.picode.plugin.hook.GitPayloads;
import dev.picode.plugin.hook.HookGate;
import dev.picode.plugin.hook.HookOutcome;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.hook.HookRegistry;
import dev.picode.plugin.hook.HookRules;
import dev.picode.plugin.manifest.Handler;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.json.Json;
import dev.picode.secret.Secrets;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.Display;
import dev.picode.terminal.DisplayView;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A workspace with a repository and one pack at work in it, which may do what its manifest asks for and nothing
/// else. Confined to one thread.
final class Bench implements AutoCloseable {
  static final Path PACKS = Path.of("..", "extensions");
  /// A hook has as long as in the program; a test of a cold worker on a busy machine needs more.
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  final Path root;
  final TestGit git;
  final List<String> shown = Collections.synchronizedList(new ArrayList<>());
  final List<String> notices = Collections.synchronizedList(new ArrayList<>());
  private final GitUser user;
  private final List<Extension> extensions;
  private final OutsideServices outside;
  private final ScriptRunner runner;
  private final HookPipeline hooks;

  /// @param temp holds the workspace
  /// @param environment what secrets are taken from
  /// @param packs the folders of packs
  private Bench(Path temp, Map<String, String> environment, List<Path> packs) throws IOException {
    Path real = temp.toRealPath();
    root = Files.createDirectories(real.resolve("work"));
    user = GitUser.of(Files.createDirectories(real.resolve("home")));
    git = TestGit.init(root, user);
    extensions = packs.stream().map(Bench::open).toList();
    outside = new OutsideServices(environment, real.resolve("data"),
        Secrets.ofEnvironment(environment));
    Workspace workspace = Workspace.of(root);
    var services = new ScriptServices(workspace,
        new FileIndexes(workspace, ScanOptions.defaults(), ProgressListener.NONE),
        this::repository, new Shown(), outside, new HookGate(this::hooks),
        CommandGate.NONE, ScriptCode.none(), ScriptModels.NONE, BeforeChange.NONE);
    runner = new ScriptRunner(PackWorkers::shared, PackWorkers::shared, services,
        Approvals.none(), null);
    hooks = new HookPipeline(
        HookRegistry.of(ExtensionHooks.of(extensions, (extension, key, input, deadline) -> runner
            .call(extension, Handler.hook(key), extension.manifest().permissions(), input,
                deadline))),
        new HookRules(DEADLINE, HookRules.Asked.NOBODY, null, HookRules.Recorder.NONE,
            notices::add));
  }

  private HookPipeline hooks() {
    return hooks;
  }

  /// A bench for a pack of this repository.
  static Bench of(Path temp, String pack) throws IOException {
    return with(temp, Map.of(), PACKS.resolve(pack));
  }

  static Bench with(Path temp, Map<String, String> environment, Path... packs)
      throws IOException {
    return new Bench(temp, environment, List.of(packs));
  }

  /// A pack, in which nothing may be wrong.
  static Extension open(Path folder) {
    return FolderExtension.open(folder, folder.getFileName().toString(), refused -> {
      throw refused.toException();
    });
  }

  Optional<GitRepository> repository() {
    return GitRepository.find(root, user);
  }

  /// What events tell of the repository.
  GitPayloads payloads() {
    return new GitPayloads(repository().orElseThrow(), notices::add);
  }

  /// Fires an event.
  HookOutcome fire(String event, @Nullable Object payload) {
    return hooks.fire(Firing.of(event, payload));
  }

  /// Fires `pre-commit` for what is staged.
  HookOutcome commit(String message) {
    git.run("add", "-A");
    return fire("pre-commit", payloads().commit(message, null));
  }

  /// What a command of the first pack gives back.
  CommandResult command(String name, Map<String, @Nullable Object> args) {
    return switch (call(extensions.getFirst(), Handler.command(name), args)) {
      case Outcome.Completed(boolean present, Object value) -> CommandResult.of(present, value);
      case Outcome other -> throw new AssertionError(String.valueOf(problem(other)));
    };
  }

  /// How a call of the first pack ends.
  Outcome call(Handler handler, Map<String, @Nullable Object> input) {
    return call(extensions.getFirst(), handler, input);
  }

  /// How a call ends.
  Outcome call(Extension extension, Handler handler, Map<String, @Nullable Object> input) {
    return runner.call(extension, handler, extension.manifest().permissions(), input, DEADLINE);
  }

  /// The packs at work.
  List<Extension> extensions() {
    return extensions;
  }

  static @Nullable Problem problem(Outcome outcome) {
    return ScriptHost.problem(outcome, "");
  }

  /// What a person sees.
  static String text(@Nullable Display display) {
    assertThat(display).isNotNull();
    return DisplayView.render(display, Canvas.plain(120));
  }

  /// What another program gets.
  static String data(@Nullable Display display) {
    assertThat(display).isNotNull();
    return Json.write(display.data());
  }

  /// Why an event was stopped; fails where it was not.
  static String reason(HookOutcome outcome) {
    assertThat(outcome).isInstanceOf(HookOutcome.Stopped.class);
    return ((HookOutcome.Stopped) outcome).reason();
  }

  /// A member of what passed; fails where it was stopped.
  static @Nullable Object passed(HookOutcome outcome, String member) {
    assertThat(outcome).isInstanceOf(HookOutcome.Passed.class);
    return outcome.payload() instanceof Map<?, ?> payload ? payload.get(member) : null;
  }

  @Override
  public void close() {
    runner.close();
    outside.close();
  }

  private final class Shown implements ScriptOutput {
    @Override
    public void show(Display display) {
      shown.add(text(display).strip());
    }

    @Override
    public void say(String piece) {}

    @Override
    public void progress(String label, long done, long total) {}

    @Override
    public void log(String source, String level, String text) {
      shown.add(level + ": " + text);
    }
  }
}
