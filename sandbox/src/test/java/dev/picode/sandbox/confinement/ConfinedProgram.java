package dev.picode.sandbox.confinement;

import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The program in the other process: tries what a worker must not do and prints a line for each try,
/// `name ok` or `name` and what it got.
final class ConfinedProgram {
  private ConfinedProgram() {}

  /// Runs the tries.
  ///
  /// @param arguments whether to confine itself, a file outside, a port, the number of a victim
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("orphan")) {
      orphan(arguments[1], Long.parseLong(arguments[2]));
      return;
    }
    boolean confined = arguments[0].equals("confined");
    var parent = ProcessHandle.current().parent().orElseThrow().pid();
    if (confined) {
      System.out.println("parent " + Confinement.here().dieWithParent(parent));
      System.out.println("walls " + Confinement.here().confineProcess().state());
    }
    var outside = Path.of(arguments[1]);
    attempt("script", ConfinedProgram::script);
    attempt("threads", ConfinedProgram::thread);
    attempt("read", () -> Files.readString(outside));
    attempt("list", () -> listed(outside.resolveSibling(".")));
    attempt("overwrite", () -> Files.writeString(outside, "x"));
    attempt("create", () -> Files.writeString(outside.resolveSibling("created"), "x"));
    attempt("createHere", () -> Files.writeString(Path.of("here"), "x"));
    attempt("touch", () -> Files.setLastModifiedTime(outside, FileTime.fromMillis(1)));
    attempt("link", () -> Files.createSymbolicLink(outside.resolveSibling("link"), outside));
    attempt("tcp", () -> connected(Integer.parseInt(arguments[2])));
    attempt("udp", () -> closed(new DatagramSocket()));
    attempt("unix", () -> closed(SocketChannel.open(StandardProtocolFamily.UNIX)));
    attempt("exec", () -> new ProcessBuilder("/bin/true").start().waitFor());
    attempt("delete", () -> deleted(outside));
    calls(parent, Long.parseLong(arguments[3]));
  }

  /// Waits for a death that comes from outside.
  private static void orphan(String mode, long parent) throws InterruptedException {
    if (mode.equals("bound")) {
      Confinement.here().dieWithParent(parent);
    }
    System.out.println("waits");
    new CountDownLatch(1).await();
  }

  /// Calls that the class library has no method for, each such that it would succeed.
  private static void calls(long parent, long victim) {
    long self = ProcessHandle.current().pid();
    ByteBuffer memory = Kernel.memory(64);
    try {
      long address = Kernel.address(memory);
      call("own-signal", SystemCall.KILL, self, 0, 0);
      call("own-thread-signal", SystemCall.TGKILL, self, self, 0);
      call("own-limits", SystemCall.PRLIMIT64, 0, 7, 0, address);
      call("signal-parent", SystemCall.KILL, parent, 0, 0);
      call("signal-parent-thread", SystemCall.TGKILL, parent, parent, 0);
      call("signal-any-thread", SystemCall.TKILL, self, 0, 0);
      call("parent-limits", SystemCall.PRLIMIT64, parent, 7, 0, address);
      call("process-descriptor", SystemCall.PIDFD_OPEN, self, 0, 0);
      call("compare-processes", SystemCall.KCMP, self, self, 1);
      call("priority", SystemCall.SETPRIORITY, 0, 0, 0);
      call("namespaces", SystemCall.UNSHARE, 0, 0, 0);
      call("personality", SystemCall.PERSONALITY, 0xffffffffL, 0, 0);
      call("socket-pair", SystemCall.SOCKETPAIR, 1, 1, 0, address);
      call("death-signal", SystemCall.PRCTL, 1, 0, 0);
      call("dumpable", SystemCall.PRCTL, 4, 1, 0);
      call("kill-victim", SystemCall.KILL, victim, 9, 0);
    } finally {
      Reference.reachabilityFence(memory);
    }
  }

  private static void call(String name, SystemCall call, long... a) {
    int number = Objects.requireNonNull(Architecture.of(System.getProperty("os.arch")))
        .number(call);
    long result = Kernel.call(number, a[0], a[1], a[2], a.length > 3 ? a[3] : 0, 0);
    System.out.println(name + (result < 0 ? " refused" : " ok"));
  }

  private static Object script() throws InterruptedException {
    try (Sandbox sandbox = Sandbox.inProcess()) {
      var script = sandbox.open(new Bundle("test", Language.JAVASCRIPT, "", Map.of()), Map.of(),
          new Nobody(), Limits.of(Duration.ofSeconds(40)));
      Outcome outcome = script.evaluate("new Date(0).toISOString() + Math.max(...[6, 7])", "eval")
          .await();
      if (outcome instanceof Outcome.Completed(_, Object value)
          && String.valueOf(value).equals("1970-01-01T00:00:00.000Z7")) {
        return value;
      }
      throw new IllegalStateException(outcome.toString());
    }
  }

  private static Object thread() throws InterruptedException {
    var thread = new Thread(() -> {});
    thread.start();
    thread.join();
    return thread;
  }

  private static Object listed(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  private static Object deleted(Path file) throws IOException {
    Files.delete(file);
    return file;
  }

  private static Object connected(int port) throws IOException {
    return closed(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  private static Object closed(AutoCloseable socket) throws IOException {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IOException(e);
    }
    return socket;
  }

  private static void attempt(String name, Attempt attempt) {
    String result = "ok";
    try {
      attempt.run();
    } catch (Exception | LinkageError e) {
      result = e.getClass().getSimpleName() + " " + String.valueOf(e.getMessage())
          .lines()
          .toList()
          .getFirst();
    }
    System.out.println(name + " " + result);
  }

  private interface Attempt {
    Object run() throws Exception;
  }

  /// A host that has nothing to offer.
  private static final class Nobody implements HostCalls {
    @Override
    public Answer answer(String target, Map<String, @Nullable Object> arguments) {
      return new Answer.Returned(null);
    }

    @Override
    public void log(String level, String text) {
      System.out.println("log " + text);
    }
  }
}
