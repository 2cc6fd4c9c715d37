package dev.picode.process;

import dev.picode.sandbox.confinement.GroupedProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs programs. Safe for many threads; [#run] blocks its thread until the program has ended.
///
/// Nothing that a program started outlives its run: when the program ends, when its time is up, when
/// the thread is interrupted and when the service is closed or the JVM shuts down, the whole tree of its
/// processes is ended. Only a host that is killed itself leaves programs behind.
public final class ProcessService implements AutoCloseable {
  /// What every program gets where the host has it, besides `LC_*` and `TERM=dumb`.
  private static final Set<String> BASIC = Set.of(
      "PATH", "HOME", "LANG", "TMPDIR", "USER", "SYSTEMROOT", "USERPROFILE", "TEMP", "TMP");

  private static final int MAX_RUNNING = 16;
  private static final int DRAIN_MILLIS = 1_000;

  private final Map<String, String> environment;
  private final Semaphore places = new Semaphore(MAX_RUNNING);
  private final Map<Process, String> running = new ConcurrentHashMap<>();
  private final Thread atEnd = new Thread(this::endAll, "picode-end-programs");
  private boolean guarded;
  private boolean closed;

  /// A service whose programs get the basic variables of an environment.
  public ProcessService(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// Runs a program to its end. No more than 16 run at once; the next one waits.
  ///
  /// @throws dev.picode.problem.PiCodeException `program-failed` where it cannot be started,
  ///     `program-timeout`, and `cancelled` where the thread is interrupted
  public ProcessResult run(ProcessRequest request, ProcessLimits limits) {
    return run(request, limits, null, null);
  }

  /// Runs a program to its end, as [#run(ProcessRequest, ProcessLimits)], and lets somebody hear what it writes to either
  /// of its outputs, in the order in which it does. The result has both outputs as the standard output.
  ///
  /// @param hearer gets all of it, in pieces, on a thread of its own; it must not fail
  /// @throws dev.picode.problem.PiCodeException as the other one
  public ProcessResult stream(ProcessRequest request, ProcessLimits limits,
      Consumer<String> hearer) {
    return run(request, limits, hearer, null);
  }

  /// Runs a program as [#stream], behind walls, and where the system can in a session and a group of processes of its own.
  /// It has no input then.
  ///
  /// @throws dev.picode.problem.PiCodeException as that one, and `program-not-confined` where a wall that is required
  ///     cannot stand
  public ProcessResult confined(ProcessRequest request, ProcessLimits limits, Walls walls,
      Consumer<String> hearer) {
    walls.check(request.program().name());
    return run(request, limits, hearer, walls.canGroup() ? walls : null);
  }

  private ProcessResult run(ProcessRequest request, ProcessLimits limits,
      @Nullable Consumer<String> hearer, @Nullable Walls walls) {
    try {
      places.acquire();
      try {
        return await(request, limits, hearer, walls);
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProcessProblems.cancelled(request.program().name(), e);
    }
  }

  private ProcessResult await(ProcessRequest request, ProcessLimits limits,
      @Nullable Consumer<String> hearer, @Nullable Walls walls) throws InterruptedException {
    String mark = UUID.randomUUID().toString();
    Process process = walls == null
        ? start(request, mark, builder -> builder.redirectErrorStream(hearer != null))
        : start(request, mark, walls);
    var tree = new ProcessTree(process.toHandle(), mark);
    boolean ended = false;
    try {
      OutputReader stdout = hearer == null
          ? OutputReader.start(process.getInputStream(), limits.maxBytes())
          : OutputReader.start(process.getInputStream(), limits.maxBytes(), hearer);
      OutputReader stderr = OutputReader.start(process.getErrorStream(), limits.maxBytes());
      write(request.input(), process.getOutputStream());
      ended = process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        throw ProcessProblems.timeout(request.program().name(), limits.time());
      }
      tree.endRest();
      return new ProcessResult(process.exitValue(), stdout.await(DRAIN_MILLIS),
          stderr.await(DRAIN_MILLIS));
    } finally {
      if (!ended) {
        tree.end();
        process.destroyForcibly();
      }
      running.remove(process);
    }
  }

  /// Runs a program at the person's terminal, or where this process writes to: both outputs are this
  /// process's own, and nothing of them is kept. It may run as long as it likes.
  ///
  /// @param keyboard whether its standard input is this process's too; else it reads nothing
  /// @return its exit code
  /// @throws dev.picode.problem.PiCodeException `program-failed` where it cannot be started, and
  ///     `cancelled` where the thread is interrupted
  public int attach(ProcessRequest request, boolean keyboard) {
    if (Thread.currentThread().isInterrupted()) {
      throw ProcessProblems.cancelled(request.program().name(), new InterruptedException());
    }
    String mark = UUID.randomUUID().toString();
    Process process = start(request, mark, builder -> builder.inheritIO()
        .redirectInput(keyboard ? Redirect.INHERIT : Redirect.PIPE));
    var tree = new ProcessTree(process.toHandle(), mark);
    boolean ended = false;
    try {
      if (!keyboard) {
        write("", process.getOutputStream());
      }
      int code = process.waitFor();
      ended = true;
      tree.endRest();
      return code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProcessProblems.cancelled(request.program().name(), e);
    } finally {
      if (!ended) {
        tree.end();
      }
      running.remove(process);
    }
  }

  private synchronized Process start(ProcessRequest request, String mark,
      Consumer<ProcessBuilder> streams) {
    guard(request);
    var builder = new ProcessBuilder();
    streams.accept(builder);
    builder.command().addAll(argv(request));
    builder.directory(request.folder().toFile());
    Map<String, String> given = builder.environment();
    given.clear();
    given.putAll(given(request, mark));
    return started(request, mark, builder::start);
  }

  private synchronized Process start(ProcessRequest request, String mark, Walls walls) {
    guard(request);
    return started(request, mark, () -> GroupedProcess.start(request.program().file(),
        argv(request), request.folder(), given(request, mark), walls.fence()));
  }

  private interface Start {
    Process start() throws IOException;
  }

  private Process started(ProcessRequest request, String mark, Start start) {
    try {
      Process process = start.start();
      running.put(process, mark);
      return process;
    } catch (IOException e) {
      throw ProcessProblems.failed(request.program().name(), e);
    }
  }

  private void guard(ProcessRequest request) {
    if (closed) {
      throw ProcessProblems.closed(request.program().name());
    }
    if (!guarded) {
      try {
        Runtime.getRuntime().addShutdownHook(atEnd);
      } catch (IllegalStateException _) {
        throw ProcessProblems.closed(request.program().name());
      }
      guarded = true;
    }
  }

  private static List<String> argv(ProcessRequest request) {
    var argv = new ArrayList<String>();
    argv.add(request.program().file().toString());
    argv.addAll(request.arguments());
    return argv;
  }

  private Map<String, String> given(ProcessRequest request, String mark) {
    Map<String, String> given = basic();
    given.putAll(request.environment());
    given.put(ProcessTree.MARK, mark);
    return given;
  }

  private Map<String, String> basic() {
    var basic = new TreeMap<String, String>();
    environment.forEach((name, value) -> {
      String upper = name.toUpperCase(Locale.ROOT);
      if (BASIC.contains(upper) || upper.startsWith("LC_")) {
        basic.put(name, value);
      }
    });
    basic.put("TERM", "dumb");
    return basic;
  }

  /// On a thread of its own: a program that does not read must not hold up its own deadline.
  private static void write(String input, OutputStream out) {
    Thread.ofPlatform().daemon().name("picode-input").start(() -> {
      try (out) {
        out.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException _) {
        // It does not want to read all of it.
      }
    });
  }

  /// Ends every program that runs and takes no more.
  @Override
  public void close() {
    boolean hooked;
    synchronized (this) {
      closed = true;
      hooked = guarded;
      guarded = false;
    }
    endAll();
    if (hooked) {
      try {
        Runtime.getRuntime().removeShutdownHook(atEnd);
      } catch (IllegalStateException _) {
        // The JVM is shutting down, and the hook does what was just done.
      }
    }
  }

  private void endAll() {
    synchronized (this) {
      closed = true;
    }
    running.forEach((process, mark) -> {
      new ProcessTree(process.toHandle(), mark).end();
      process.destroyForcibly();
    });
  }
}
