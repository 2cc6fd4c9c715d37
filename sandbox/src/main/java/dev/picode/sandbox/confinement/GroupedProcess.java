package dev.picode.sandbox.confinement;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A program in a session and a group of processes of its own, where Linux is the system. Safe for many threads.
///
/// It has no terminal and no input, and both its outputs are one. [#destroy] and [#destroyForcibly] are for the whole
/// group, and when the program ends the rest of its group is killed before its number can be another's.
public final class GroupedProcess extends Process {
  private static final int TERMINATE = 15;
  private static final int KILL = 9;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int OF_NUMBER = 1;
  private static final int ENDED = 4;
  private static final int LEAVE_IT = 0x0100_0000;
  private static final int SIGNAL_INFO_BYTES = 128;
  private static final int AT_CODE = 8;
  private static final int AT_STATUS = 24;
  private static final int EXITED = 1;
  private static final int BY_SIGNAL = 128;
  private static final int MAX_LOOKS = 1_000;

  private final Architecture processor;
  private final int number;
  private final ProcessHandle handle;
  private final InputStream output;
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private boolean collected;

  private GroupedProcess(Architecture processor, int number, ProcessHandle handle,
      InputStream output) {
    this.processor = processor;
    this.number = number;
    this.handle = handle;
    this.output = output;
  }

  /// Whether this system can start one: Linux 5.11 and newer with a C library that is not much older.
  public static boolean isPossible() {
    Architecture processor = Confinement.here().processor();
    return processor != null && Spawn.isPossible(processor);
  }

  /// Starts a program.
  ///
  /// @param argv its name and its arguments
  /// @param environment all it gets of one
  /// @param fence what it may do, null for everything; walls that this machine does not have are not set
  /// @throws IOException where it cannot be started, or a wall that this machine has does not stand
  public static GroupedProcess start(Path file, List<String> argv, Path folder,
      Map<String, String> environment, @Nullable Fence fence) throws IOException {
    Architecture processor = Confinement.here().processor();
    if (processor == null) {
      throw new IOException("this system has no groups of processes that PiCode can start");
    }
    ByteBuffer ends = pipe(processor);
    int in = ends.getInt(0);
    int out = ends.getInt(Integer.BYTES);
    InputStream output = null;
    try {
      output = new FileInputStream("/proc/self/fd/" + in);
      var spawn = new Spawn(processor, file, argv, folder, environment, out);
      int number = inThread(spawn, fence);
      ProcessHandle handle = ProcessHandle.of(number)
          .orElseThrow(() -> new IOException("it is gone before its end was collected"));
      var process = new GroupedProcess(processor, number, handle, output);
      output = null;
      Thread.ofPlatform().daemon().name("picode-group").start(process::collect);
      return process;
    } finally {
      Kernel.call(processor.number(SystemCall.CLOSE), in, 0, 0);
      Kernel.call(processor.number(SystemCall.CLOSE), out, 0, 0);
      if (output != null) {
        output.close();
      }
    }
  }

  /// The numbers of the end to read from and of the one to write to.
  private static ByteBuffer pipe(Architecture processor) throws IOException {
    ByteBuffer ends = Kernel.memory(2 * Integer.BYTES);
    try {
      if (Kernel.call(processor.number(SystemCall.PIPE2), Kernel.address(ends), CLOSE_ON_EXEC,
          0) != 0) {
        throw new IOException("no pipe can be made for its output");
      }
      return ends;
    } finally {
      Reference.reachabilityFence(ends);
    }
  }

  /// The walls hold the thread too, for good, so it is one that does nothing else.
  private static int inThread(Spawn spawn, @Nullable Fence fence) throws IOException {
    var task = new FutureTask<>(() -> spawn.start(fence));
    Thread.ofPlatform().daemon().name("picode-spawn").start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException _) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof IOException problem ? problem : new IOException(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Waits for the end, ends the rest of the group, and only then lets go of the number.
  private void collect() {
    ByteBuffer info = Kernel.memory(SIGNAL_INFO_BYTES);
    int wait = processor.number(SystemCall.WAITID);
    long address = Kernel.address(info);
    int code;
    try {
      // A signal to this process's own threads can interrupt it.
      int looks = 0;
      while (Kernel.call(wait, OF_NUMBER, number, address, ENDED | LEAVE_IT, 0) != 0
          && looks++ < MAX_LOOKS) {
        Thread.onSpinWait();
      }
      int status = info.getInt(AT_STATUS);
      code = info.getInt(AT_CODE) == EXITED ? status : BY_SIGNAL + status;
      synchronized (this) {
        signal(KILL);
        Kernel.call(wait, OF_NUMBER, number, address, ENDED, 0);
        collected = true;
      }
    } finally {
      Reference.reachabilityFence(info);
    }
    end.complete(code);
  }

  private synchronized void signal(int signal) {
    if (!collected) {
      Kernel.call(processor.number(SystemCall.KILL), -number, signal, 0);
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return output;
  }

  /// Nothing: it is part of the other one.
  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    try {
      end.get(timeout, unit);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int exitValue() {
    Integer code = end.getNow(null);
    if (code == null) {
      throw new IllegalThreadStateException("process has not exited");
    }
    return code;
  }

  @Override
  public boolean isAlive() {
    return !end.isDone();
  }

  @Override
  public void destroy() {
    signal(TERMINATE);
  }

  @Override
  public Process destroyForcibly() {
    signal(KILL);
    return this;
  }

  @Override
  public long pid() {
    return number;
  }

  @Override
  public ProcessHandle toHandle() {
    return handle;
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return end.thenApply(_ -> this);
  }
}
