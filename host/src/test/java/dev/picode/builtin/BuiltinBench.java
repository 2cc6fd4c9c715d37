package dev.picode.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.binding.CommandGate;
import dev.picode.binding.EventGate;
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
import dev.picode.git.GitRepository;
import dev.picode.git.GitUser;
import dev.picode.plugin.Approvals;
import dev.picode.plugin.BuiltinExtensions;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.manifest.Argument;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.plugin.manifest.Handler;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.json.Json;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.Display;
import dev.picode.terminal.DisplayView;
import dev.picode.terminal.ProblemView;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs commands that ship in the sandbox, on real folders and real repositories. Confined to one thread.
final class BuiltinBench {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /// What was said of the progress.
  final List<String> labels = Collections.synchronizedList(new ArrayList<>());
  /// What was said piece by piece.
  final StringBuilder said = new StringBuilder();

  private final Extension extension;
  private final Sandbox sandbox;
  private final GitUser user;
  private ScriptModels models = ScriptModels.NONE;
  private EventGate events = EventGate.NONE;
  private Consumer<Display> shows = display -> {
    throw new AssertionError("the command shows nothing but its result: " + display);
  };

  /// @param id the extension whose commands are run
  /// @param user whose home is where projects and caches are
  BuiltinBench(String id, Sandbox sandbox, GitUser user) {
    this.sandbox = sandbox;
    this.user = user;
    extension = BuiltinExtensions.open()
        .extensions(notice -> {
          throw new AssertionError(notice);
        })
        .stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// Lets commands ask models.
  BuiltinBench asking(ScriptModels asked) {
    models = asked;
    return this;
  }

  /// Tells somebody of what commands do.
  BuiltinBench telling(EventGate told) {
    events = told;
    return this;
  }

  /// Lets commands show more than their results.
  BuiltinBench showing(Consumer<Display> shown) {
    shows = shown;
    return this;
  }

  /// Runs a case and compares what came of it with `expected.txt`, what a person sees, `expected.json`, the data,
  /// `expected.saved`, the file it wrote, and `expected.err`, the problem.
  ///
  /// @param columns how wide what a person sees is
  void check(String command, Path golden, int columns) throws IOException {
    var project = ProjectCase.read(golden.resolve("case.txt"));
    Path folder = Files.createDirectory(user.home().resolve(golden.getFileName().toString()));
    project.make(folder, user);
    Path root = folder.resolve(project.workspace()).normalize();
    Outcome outcome = run(root, command, project.arguments());
    Problem problem = ScriptHost.problem(outcome, "builtin:test/");
    if (problem == null) {
      var display = Display.of(value(outcome));
      Golden.check(golden.resolve("expected.txt"),
          DisplayView.render(display, Canvas.plain(columns)));
      Golden.check(golden.resolve("expected.json"), Json.writePretty(display.data()) + "\n");
      if (project.arguments().get("save") instanceof String saved) {
        Golden.check(golden.resolve("expected.saved"), Files.readString(root.resolve(saved)));
      }
    } else {
      Golden.check(
          golden.resolve("expected.err"),
          problem.code() + "\n" + ProblemView.render(problem, Canvas.plain(100))
              .replace(root.toString(), "ROOT"));
    }
  }

  /// Runs a command with its defaults and what is given.
  Outcome run(Path root, String command, Map<String, @Nullable Object> given) {
    var arguments = new LinkedHashMap<String, @Nullable Object>();
    for (Argument argument : contribution(command).arguments()) {
      arguments.put(argument.name(), argument.list() && argument.fallback() == null
          ? List.of()
          : argument.fallback());
    }
    arguments.putAll(given);
    Grants more = Grants.NONE;
    for (Argument argument : contribution(command).arguments()) {
      if (argument.is(Argument.Trait.GRANTS_WRITE)
          && arguments.get(argument.name()) instanceof String path) {
        more = more.withWrite(path);
      }
    }
    try (var runner = new ScriptRunner(() -> sandbox, () -> sandbox, services(root),
        Approvals.none(), null)) {
      return runner.call(extension, Handler.command(command), more, arguments, DEADLINE);
    }
  }

  private CommandContribution contribution(String command) {
    return extension.manifest()
        .contributes()
        .commands()
        .stream()
        .filter(each -> each.name().equals(command))
        .findFirst()
        .orElseThrow();
  }

  private ScriptServices services(Path root) {
    var workspace = Workspace.of(root);
    var options = new ScanOptions(
        ScanOptions.DEFAULT_MAX_FILE_BYTES,
        ScanOptions.DEFAULT_MAX_FILES,
        user);
    return new ScriptServices(
        workspace,
        new FileIndexes(workspace, options, ProgressListener.NONE),
        () -> GitRepository.find(workspace.root(), user),
        new Recorder(),
        new OutsideServices(Map.of(), user.home(), _ -> Optional.empty()),
        events,
        CommandGate.NONE,
        new ScriptCode(() -> new ContextEngine(workspace,
            new WorkspaceIndex(workspace,
                IndexSetup.of(user.home().resolve("cache"), options, new TreeSitterSymbols()),
                _ -> {}),
            ProgressListener.NONE)),
        models,
        BeforeChange.NONE);
  }

  /// What a command gave back; fails the test where it failed.
  static @Nullable Object value(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).value();
  }

  /// The data of what a command gave back.
  static String data(Outcome outcome) {
    return Json.write(Display.of(value(outcome)).data());
  }

  /// Keeps what was said of the progress.
  private final class Recorder implements ScriptOutput {
    @Override
    public void show(Display display) {
      shows.accept(display);
    }

    @Override
    public void say(String piece) {
      synchronized (said) {
        said.append(piece);
      }
    }

    @Override
    public void progress(String label, long done, long total) {
      labels.add(label);
    }

    @Override
    public void log(String source, String level, String text) {
      throw new AssertionError("the command logs nothing: " + text);
    }
  }
}
