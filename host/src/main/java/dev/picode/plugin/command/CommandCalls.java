package dev.picode.plugin.command;

import dev.picode.binding.Access;
import dev.picode.binding.CommandGate;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.hook.HookChain;
import dev.picode.plugin.hook.HookOutcome;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.manifest.Handler;
import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Grants;
import dev.picode.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Commands that commands run. Safe for many threads.
///
/// The called command is asked for by itself: the permission of its caller is only to call it. It ends with
/// its caller at the latest, because the host call that waits for it is interrupted then.
public final class CommandCalls implements CommandGate {
  private final CommandRegistry registry;
  private final Workspace workspace;
  private final Supplier<ScriptRunner> runner;
  private final Supplier<HookPipeline> hooks;
  private final Function<Extension, Duration> deadlines;

  /// Calls in one workspace.
  ///
  /// @param registry the commands there are
  /// @param runner runs scripts
  /// @param hooks what is told of commands
  /// @param deadlines how long a command of an extension may run
  public CommandCalls(CommandRegistry registry, Workspace workspace,
      Supplier<ScriptRunner> runner, Supplier<HookPipeline> hooks,
      Function<Extension, Duration> deadlines) {
    this.registry = registry;
    this.workspace = workspace;
    this.runner = runner;
    this.hooks = hooks;
    this.deadlines = deadlines;
  }

  @Override
  public List<Known> list(String owner, Access access) {
    var known = new ArrayList<Known>();
    for (CommandRegistry.Entry entry : registry.commands()) {
      String name = entry.command().name();
      String full = entry.fullName();
      boolean named = entry.extension().id().equals(owner)
          || access.declares(new Capability.Command(name));
      if (named || access.declares(new Capability.Command(full))) {
        known.add(new Known(named ? name : full, entry.extension().id(),
            entry.command().description()));
      }
    }
    return known;
  }

  @Override
  public Ended run(String owner, String line, @Nullable Map<String, ?> arguments, Access access) {
    if (arguments != null) {
      CommandRegistry.Entry entry = find(line.strip());
      return run(owner, line.strip(), entry, CommandWords.texts(entry.command(), arguments),
          access);
    }
    var last = new Last();
    CommandChain.parse(line).run(words -> last.keep(() -> {
      CommandRegistry.Entry entry = find(words.getFirst());
      return run(owner, words.getFirst(), entry,
          CommandWords.texts(entry.command(), words.subList(1, words.size())), access);
    }));
    return last.ended();
  }

  private Ended run(String owner, String name, CommandRegistry.Entry entry,
      Map<String, List<String>> texts, Access access) {
    if (!entry.extension().id().equals(owner)) {
      access.require(new Capability.Command(name));
    }
    Map<String, @Nullable Object> arguments = new ArgumentValues(entry.command(), texts,
        workspace.root()).plain(workspace);
    boolean apart = HookChain.current().isWaiting(entry.extension().id());
    Duration deadline = HookChain.current().within(deadlines.apply(entry.extension()));
    return HookChain.commanding(entry.fullName(), entry.extension().id(),
        entry.extension().manifest().language(), deadline, () -> {
          access.did("commands.run", Map.of("command", entry.fullName()));
          return announced(entry, arguments, apart, deadline);
        });
  }

  private Ended announced(CommandRegistry.Entry entry, Map<String, @Nullable Object> arguments,
      boolean apart, Duration deadline) {
    var events = new CommandEvents(hooks.get(), entry.command());
    HookOutcome before = events.before(arguments);
    if (before instanceof HookOutcome.Stopped stopped) {
      throw stopped.problem().toException();
    }
    Map<String, @Nullable Object> given = CommandEvents.arguments(before);
    long start = System.nanoTime();
    try {
      Ended ended = called(entry, given, apart, deadline);
      events.after(given, ended.exit(), null, start);
      return ended;
    } catch (PiCodeException e) {
      events.after(given, e.problem().kind().exitCode(), e.problem().message(), start);
      throw e;
    }
  }

  private Ended called(CommandRegistry.Entry entry, Map<String, @Nullable Object> arguments,
      boolean apart, Duration deadline) {
    Extension extension = entry.extension();
    Handler handler = Handler.command(entry.command().name());
    Outcome outcome = apart
        ? runner.get().callApart(extension, handler, arguments, deadline)
        : runner.get().call(extension, handler, Grants.NONE, arguments, deadline);
    if (outcome instanceof Outcome.Completed done) {
      CommandResult result = CommandResult.of(done.present(), done.value());
      return new Ended(result.exitCode(),
          result.display() == null ? null : result.display().data());
    }
    throw Objects.requireNonNull(ScriptHost.problem(outcome, extension.id() + "/")).toException();
  }

  private CommandRegistry.Entry find(String name) {
    return registry.find(name).orElseThrow(() -> {
      String nearest = Nearest.to(name,
          registry.commands().stream().map(entry -> entry.command().name()).toList());
      return Problem.of("unknown-command", ProblemKind.USER, "there is no command `" + name + "`",
          nearest == null
              ? "only commands of extensions can be run from a script"
              : "did you mean `" + nearest + "`?")
          .toException();
    });
  }

  /// How the last command of a line ended. Confined to one thread.
  private static final class Last {
    private @Nullable Ended ended;
    private @Nullable PiCodeException problem;

    /// Runs a command and keeps what comes of it; the exit code.
    int keep(Supplier<Ended> command) {
      problem = null;
      try {
        Ended now = command.get();
        ended = now;
        return now.exit();
      } catch (PiCodeException e) {
        problem = e;
        return e.problem().kind().exitCode();
      }
    }

    Ended ended() {
      if (problem != null) {
        throw problem;
      }
      return Objects.requireNonNull(ended);
    }
  }
}
