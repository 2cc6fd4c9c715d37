package dev.picode.plugin;

import dev.picode.audit.AuditLog;
import dev.picode.audit.RunAudit;
import dev.picode.binding.Access;
import dev.picode.binding.ActLog;
import dev.picode.binding.ScriptBindings;
import dev.picode.binding.ScriptOutput;
import dev.picode.binding.ScriptServices;
import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.typescript.TypeScript;
import dev.picode.plugin.usage.UsageMeter;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Run;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs scripts for a front: opens them with the bindings they are granted and ends in an outcome.
/// Safe for many threads; [#cancel] stops what is under way.
public final class ScriptRunner implements AutoCloseable {
  /// How long a script may take to load where nobody waits for long.
  private static final Duration LOADING = Duration.ofSeconds(60);

  /// Code that a person types.
  private static final Handler TYPED = Handler.command("");

  private final Supplier<Sandbox> inProcess;
  private final Supplier<Sandbox> inWorkers;
  private final ScriptServices services;
  private final Approvals approvals;
  private final @Nullable AuditLog audit;
  private final LiveScripts scripts;
  private final boolean sharesScripts;
  private final LiveScripts.Opening opening;
  private final UsageMeter usage;
  private final Set<Run> current = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String cancelled;

  /// A runner for one workspace.
  ///
  /// @param inProcess where scripts run that ship with PiCode
  /// @param inWorkers where all others run
  /// @param approvals what extensions were granted
  /// @param audit what runs do is written there, `null` to keep no log
  public ScriptRunner(
      Supplier<Sandbox> inProcess,
      Supplier<Sandbox> inWorkers,
      ScriptServices services,
      Approvals approvals,
      @Nullable AuditLog audit) {
    this(inProcess, inWorkers, services, approvals, audit, new TypeScript(inWorkers, null),
        UsageMeter.none(), null);
  }

  /// The same with what it shares with others.
  ///
  /// @param typescript takes the types out of what is loaded
  /// @param usage counts what extensions use; closed with the runner
  /// @param scripts those that are open, which other runners may use too; `null` for its own
  public ScriptRunner(
      Supplier<Sandbox> inProcess,
      Supplier<Sandbox> inWorkers,
      ScriptServices services,
      Approvals approvals,
      @Nullable AuditLog audit,
      TypeScript typescript,
      UsageMeter usage,
      @Nullable LiveScripts scripts) {
    this.inProcess = inProcess;
    this.inWorkers = inWorkers;
    this.services = services;
    this.approvals = approvals;
    this.audit = audit;
    this.usage = usage;
    this.scripts = scripts == null ? new LiveScripts() : scripts;
    this.sharesScripts = scripts != null;
    this.opening = new LiveScripts.Opening(this::place,
        extension -> typescript.strip(extension.bundle()), extension -> host(extension.id(),
            owner(extension), new Handler("", ""),
            new Access("the extension `" + extension.id() + "`", Grants.NONE, "")));
  }

  /// Calls a handler of an extension with a plain value. Its script is loaded once and stays for the next
  /// call.
  ///
  /// @param more what it may do in this run, in addition to what it was granted
  public Outcome call(
      Extension extension,
      Handler handler,
      Grants more,
      @Nullable Object input,
      Duration deadline) {
    return call(extension, handler, more, input, deadline, scripts::call);
  }

  /// The same in a context of its own, which is gone afterwards: for an extension whose one thread waits for
  /// this very call.
  public Outcome callApart(Extension extension, Handler handler, @Nullable Object input,
      Duration deadline) {
    return call(extension, handler, Grants.NONE, input, deadline, LiveScripts::apart);
  }

  private Outcome call(Extension extension, Handler handler, Grants more, @Nullable Object input,
      Duration deadline, Way way) {
    try (AuditedActs acts = acts(extension)) {
      Access access = approvals.access(extension, extension.grants().and(more), log(acts));
      var host = new CountedCalls(
          host(extension.id(), owner(extension), handler, access));
      long start = System.nanoTime();
      Outcome outcome = way.call(opening, extension, handler, input, Limits.of(deadline), host,
          this::await);
      usage.called(extension.id(), !(outcome instanceof Outcome.Completed),
          System.nanoTime() - start, host.calls(), host.denials(), host.allocated());
      return outcome;
    }
  }

  /// Calls a handler in one context or another.
  private interface Way {
    Outcome call(LiveScripts.Opening opening, Extension extension, Handler handler,
        @Nullable Object input, Limits limits, HostCalls host, LiveScripts.Waiting waiting);
  }

  /// Asks an extension's script what a word may become. It may look at what the extension was granted to
  /// look at and do nothing else.
  ///
  /// @param command the command that has the argument
  /// @param argument the name of the argument
  /// @param prefix the word as far as it is typed
  /// @param deadline for the answer; loading the script first may take longer
  public Outcome complete(Extension extension, String command, String argument, String prefix,
      Duration deadline) {
    try (AuditedActs acts = acts(extension)) {
      var host = new ScriptHost(extension.id(),
          ScriptBindings.looking(owner(extension), approvals.looking(extension, log(acts)),
              services),
          ScriptOutput.NONE);
      return scripts.call(opening, extension, new Handler("complete", command),
          Map.of("argument", argument, "prefix", prefix), Limits.of(LOADING), deadline, host,
          this::await);
    }
  }

  /// Loads the script of an extension, to see whether it can be used: it has to register what its manifest
  /// says.
  public Outcome load(Extension extension) {
    return scripts.load(opening, extension, Limits.of(LOADING), this::await);
  }

  /// Keeps the script of an extension loaded for calls that build on one another and may reach nothing.
  ///
  /// @throws dev.picode.problem.PiCodeException where it cannot be loaded
  public HeldScript hold(Extension extension) {
    return scripts.hold(opening, extension, Limits.of(LOADING), this::await);
  }

  /// What an extension may do outside of any run: for the host, where it acts for it.
  ///
  /// @param work does it, and throws where it may not
  public void acting(Extension extension, Consumer<Access> work) {
    try (AuditedActs acts = acts(extension)) {
      work.accept(approvals.access(extension, extension.grants(), log(acts)));
    }
  }

  /// How many scripts are loaded.
  int loaded() {
    return scripts.count();
  }

  /// Closes the scripts of extensions that are not among these, or not in this state. A call that is
  /// under way ends in the old one.
  public void keepOnly(Iterable<Extension> extensions) {
    scripts.keepOnly(extensions);
  }

  /// Evaluates code that a person typed, in a worker.
  ///
  /// @param name what the code is called in error places
  /// @param grants what it may do
  public Outcome evaluate(
      Language language,
      String code,
      String name,
      Grants grants,
      Duration deadline) {
    var bundle = Bundle.empty("picode.eval", language);
    try (AuditedActs acts = acts(null)) {
      Access access = approvals.access("code you evaluate", grants,
          wanted -> "run it again with `--allow " + option(wanted) + "`", log(acts));
      try (Script script = inWorkers.get()
          .open(bundle, ScriptBindings.surface(), host(bundle.id(), bundle.id(), TYPED, access),
              Limits.of(deadline))) {
        return await(script.evaluate(code, name));
      }
    }
  }

  /// Answers calls of code that a person runs, such as tests.
  ///
  /// @param what what it is, in words
  /// @param grants what it may do; nobody is asked for more
  public HostCalls answering(String what, Grants grants) {
    var access = approvals.access(what, grants,
        wanted -> "run it again with `--allow " + option(wanted) + "`", log(acts(null)));
    return host("picode.test", "picode.test", new Handler("", ""), access);
  }

  /// Opens a script in which a person types, in a worker. It knows nothing of any other, and lasts until it is
  /// closed.
  ///
  /// @param deadline how long each piece of code may run
  public TypedScript open(Language language, Duration deadline) {
    var bundle = Bundle.empty("picode.eval", language);
    Script script = inWorkers.get()
        .open(bundle, ScriptBindings.surface(), host(bundle.id(), bundle.id(), TYPED,
            new Access("code you type", Grants.NONE, "")), Limits.of(deadline));
    return new TypedScript(script, (grants, work) -> {
      try (AuditedActs acts = acts(null)) {
        Access access = approvals.access("code you type", grants,
            wanted -> "grant it to this session with `:allow " + option(wanted) + "`", log(acts));
        return work.run(host(bundle.id(), bundle.id(), TYPED, access));
      }
    });
  }

  private static String option(Capability wanted) {
    String key = wanted.permission().key();
    String value = wanted instanceof Capability.Llm ? key : key + "=" + wanted.scope();
    return value.chars()
        .allMatch(c -> c > ' ' && c < 0x7f && "*?$'\"\\&|;<>()[]{}!#~`".indexOf(c) < 0)
            ? value
            : "'" + value.replace("'", "'\\''") + "'";
  }

  private @Nullable AuditedActs acts(@Nullable Extension extension) {
    AuditLog kept = audit;
    if (kept == null) {
      return null;
    }
    return new AuditedActs(extension == null
        ? new RunAudit(kept, null, null)
        : new RunAudit(kept, extension.id(), extension.manifest().version()));
  }

  private static ActLog log(@Nullable AuditedActs acts) {
    return acts == null ? ActLog.NONE : acts;
  }

  /// Stops what is under way; it then ends as cancelled.
  public void cancel(String reason) {
    cancelled = reason;
    current.forEach(run -> run.cancel(reason));
  }

  /// Under what an extension keeps its values: a folder that says it is `picode.analyze` is not.
  private static String owner(Extension extension) {
    return extension.origin() == Extension.Origin.BUILTIN
        ? extension.id()
        : extension.origin().name().toLowerCase(Locale.ROOT) + ":" + extension.id();
  }

  private Sandbox place(Extension extension) {
    return switch (extension.origin()) {
      case BUILTIN -> inProcess.get();
      case USER, PROJECT, FOLDER -> inWorkers.get();
    };
  }

  /// @param owner under what it keeps its values
  /// @param handler what it runs; code that a person types is like a command
  private HostCalls host(String id, String owner, Handler handler, Access access) {
    return new ScriptHost(id,
        ScriptBindings.of(owner, handler.kind(), handler.name(), access, services),
        services.output());
  }

  private Outcome await(Run run) {
    current.add(run);
    String reason = cancelled;
    if (reason != null) {
      run.cancel(reason);
    }
    try {
      return run.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      run.cancel("interrupted");
      return new Outcome.Cancelled("interrupted");
    } finally {
      current.remove(run);
    }
  }

  /// Closes the scripts that are loaded, unless others may use them too, and takes what was counted to where it
  /// is kept.
  @Override
  public void close() {
    if (!sharesScripts) {
      scripts.close();
    }
    services.code().close();
    usage.close();
  }
}
