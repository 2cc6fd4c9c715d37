package dev.picode.sandbox.worker;

import dev.picode.sandbox.confinement.Openings;
import dev.picode.sandbox.launch.WorkerCommand;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.StreamChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One child process that runs scripts. Safe for many threads.
///
/// It has two threads while it lives. The first confines itself, which the child inherits from its
/// first instruction on, then starts the child and stays as long as it does: the child asks to be
/// killed when this very thread ends, so that it never outlives the host. The second tells the pool
/// what becomes of the child. Every other thread is made by the second, because confinement is
/// inherited by threads too.
final class Worker {
  /// How long a killed child may take to be gone; it needs a few milliseconds.
  private static final Duration CLOSE_GRACE = Duration.ofMillis(500);
  /// How long one may take that writes a cache when it ends.
  private static final Duration TRAINING_GRACE = Duration.ofMinutes(2);
  /// How long the end of the process waits for the last of what it said.
  private static final long LAST_WORDS_MILLIS = 2_000;

  /// Why a worker is killed whose script cannot be stopped from within.
  static final String UNSTOPPABLE = "its process was killed, because a script could not be stopped";
  private static final String CLOSED = "its process was closed";

  /// What a pool hears of its workers.
  interface Listener {
    void received(Worker worker, Message message);

    /// The process is gone, and nothing more will be received.
    void gone(Worker worker, End end);
  }

  /// How a process ended.
  ///
  /// @param exitCode its exit code, or -1 where it never started
  /// @param reason a sentence part: "its process …"
  record End(int exitCode, String reason) {
    /// What a JVM ends with that was told to end when memory runs out.
    private static final int OUT_OF_MEMORY = 3;

    boolean isOutOfMemory() {
      return exitCode == OUT_OF_MEMORY;
    }
  }

  final Tenant.Slot slot;
  final WorkerCommand command;
  private final Confining confining;
  private final Listener listener;
  private final Outbox outbox = new Outbox();
  private final CompletableFuture<Process> process = new CompletableFuture<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final CompletableFuture<Map<String, String>> facts = new CompletableFuture<>();
  private final Map<String, String> walls = new ConcurrentHashMap<>();
  private final LastWords lastWords = new LastWords();
  private final Set<Tenant> blamed = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String killed;

  Worker(Tenant.Slot slot, WorkerCommand command, Confining confining, Listener listener) {
    this.slot = slot;
    this.command = command;
    this.confining = confining;
    this.listener = listener;
  }

  /// Starts the process in the background.
  void start() {
    String name = "picode-worker-" + slot.language().id();
    Thread.ofPlatform().daemon().name(name + "-start").start(this::spawn);
    Thread.ofPlatform().daemon().name(name + "-watch").start(this::watch);
  }

  /// Says something to the worker once it is ready. Never blocks; [#flush] sends.
  void add(Message message) {
    outbox.add(message);
  }

  void flush() {
    outbox.flush();
  }

  boolean isReady() {
    return facts.isDone() && !facts.isCompletedExceptionally();
  }

  /// Whether it is there for one extension alone.
  boolean isOwned() {
    return !slot.owner().isEmpty();
  }

  /// Notes whose fault the coming end of this worker is.
  ///
  /// @return whether that is new
  boolean blame(Tenant tenant) {
    return blamed.add(tenant);
  }

  Set<Tenant> blamed() {
    return Set.copyOf(blamed);
  }

  /// What the worker said of itself when it was ready; fails where it never is.
  CompletableFuture<Map<String, String>> facts() {
    return facts;
  }

  /// Ends the process now.
  ///
  /// @param reason why, as in [End#reason]
  void kill(String reason) {
    if (killed == null) {
      killed = reason;
    }
    var _ = process.thenAccept(Process::destroyForcibly);
  }

  /// Whether somebody wanted its end.
  boolean wasKilled() {
    return killed != null;
  }

  /// Ends the process: at once, as it keeps nothing, unless it is to leave a cache.
  void close() {
    if (command.training() == null) {
      kill(CLOSED);
      return;
    }
    if (killed == null) {
      killed = CLOSED;
    }
    var _ = process.thenAccept(child -> {
      try {
        child.getOutputStream().close();
      } catch (IOException _) {
        // it is gone already
      }
    });
  }

  /// Waits after [#close] until the process is gone and no thread reads from it any more: the JVM waits a third
  /// of a second at its end for threads that are in a system call.
  void awaitEnd() throws InterruptedException {
    Duration grace = command.training() == null ? CLOSE_GRACE : TRAINING_GRACE;
    try {
      gone.get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException _) {
      kill(CLOSED);
    }
  }

  // ---- the confined thread --------------------------------------------------------------------------

  /// Whatever the thread needs is there before it confines itself: afterwards it could not even load a
  /// class from a folder.
  private void spawn() {
    try {
      Confining how = confining.of(command);
      var builder = new ProcessBuilder(command.argv(slot.language().id(), how.argument()))
          .directory(command.directory().toFile());
      builder.environment().clear();
      builder.environment().putAll(WorkerCommand.ENVIRONMENT);
      var openings = Openings.ofJvm(command.javaHome(), command.readable());
      openClassPath();
      walls.putAll(how.confineThread(openings));
      String unwanted = killed;
      if (unwanted != null) {
        throw new IOException(unwanted);
      }
      Process child = builder.start();
      process.complete(child);
      child.waitFor();
    } catch (IOException | RuntimeException e) {
      process.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks for what is nowhere, which opens every jar of the class path. Starting a process looks through them all, and a
  /// jar that the confined thread could not open would be lost to all threads for good.
  private static void openClassPath() {
    if (ClassLoader.getSystemResource("META-INF/picode/none") != null) {
      throw new IllegalStateException("a jar holds `META-INF/picode/none`");
    }
  }

  // ---- the watching thread --------------------------------------------------------------------------

  private void watch() {
    End end;
    try {
      Process child = process.join();
      end = live(child);
    } catch (CompletionException e) {
      end = new End(-1, String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
    }
    facts.completeExceptionally(new IllegalStateException(end.reason()));
    gone.complete(null);
    listener.gone(this, end);
  }

  private End live(Process child) {
    if (killed != null) {
      child.destroyForcibly();
    }
    lastWords.read(child.getErrorStream());
    var channel = new StreamChannel(child.getInputStream(), child.getOutputStream(),
        "picode-worker-" + slot.language().id(), ended::complete);
    channel.start(message -> receive(message, channel));
    var _ = ended.thenAccept(reason -> {
      if (child.isAlive() && killed == null && !reason.equals("the stream ended")) {
        kill("its process was stopped, because " + reason);
      }
    });
    try {
      int code = child.waitFor();
      ended.completeOnTimeout("", LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS).join();
      String reason = killed;
      return new End(code, reason == null ? exited(code) : reason);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new End(-1, "PiCode ends");
    } finally {
      channel.close();
      lastWords.close();
    }
  }

  private String exited(int code) {
    String said = lastWords.text(LAST_WORDS_MILLIS);
    return "its process ended with code " + code + (said.isEmpty() ? "" : " (" + said + ")");
  }

  /// A value of the host's that cannot cross becomes a refusal, as it does where nothing is crossed.
  private static void write(Message message, StreamChannel channel) {
    try {
      channel.send(message);
    } catch (IllegalArgumentException e) {
      if (!(message instanceof Message.Reply reply)) {
        throw e;
      }
      channel.send(new Message.Refuse(reply.call(), "host-failed",
          "the host's answer cannot enter the sandbox", null));
    }
  }

  /// Before the worker is ready it does not read, and a write could block.
  private void receive(Message message, StreamChannel channel) {
    if (message instanceof Message.Ready ready) {
      outbox.open(next -> write(next, channel));
      var all = new TreeMap<>(walls);
      all.putAll(ready.facts());
      facts.complete(all);
    }
    listener.received(this, message);
  }
}
