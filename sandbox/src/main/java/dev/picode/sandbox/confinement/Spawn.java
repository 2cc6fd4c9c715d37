package dev.picode.sandbox.confinement;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts a program with `posix_spawn`: in a session of its own, with no input, both outputs in one pipe, no signal
/// ignored or held back, and no file open besides. Confined to one thread, which has to end when it is done: it is
/// behind the walls itself by then, and has a table of open files of its own.
final class Spawn {
  /// The youngest of the functions: glibc 2.29, musl 1.1.24.
  private static final String CHANGE_FOLDER = "posix_spawn_file_actions_addchdir_np";

  private static final int NO_FILE = 2;
  private static final int MANY_BYTES = 512;
  private static final int SIGNALS_TO_DEFAULT = 0x04;
  private static final int SIGNAL_MASK = 0x08;
  private static final int NEW_SESSION = 0x80;
  private static final int KILL = 9;
  private static final int STOP = 19;
  private static final int FILES_OF_ITS_OWN = 0x400;
  private static final int CLOSE_ON_EXEC = 4;
  private static final int FIRST_OPEN = 3;
  private static final long LAST = 0xffff_ffffL;

  private final Architecture processor;
  private final Landlock landlock;
  private final Powers powers;
  private final Seccomp seccomp;
  private final boolean holdsFiles;
  private final boolean filters;
  private final List<ByteBuffer> held = new ArrayList<>();
  private final MemorySegment spawn;
  private final MemorySegment release;
  private final ByteBuffer attributes = memory(MANY_BYTES);
  private final ByteBuffer actions = memory(MANY_BYTES);
  private final ByteBuffer number = memory(Integer.BYTES);
  private final long file;
  private final long argv;
  private final long variables;

  /// Makes all ready, and goes through everything that will be done behind the walls: a class that was loaded there from a jar
  /// that nobody had opened would leave the jar to a table of open files that is gone with the thread.
  ///
  /// @param out the number of the open file that both outputs go to
  /// @throws IOException where the C library cannot do it
  Spawn(Architecture processor, Path file, List<String> argv, Path folder,
      Map<String, String> environment, int out) throws IOException {
    this.processor = processor;
    this.landlock = new Landlock(processor);
    this.powers = new Powers(processor);
    this.seccomp = new Seccomp(processor);
    this.holdsFiles = landlock.surveyPrograms().getFirst().stands();
    this.filters = seccomp.survey().stands();
    this.spawn = CLibrary.function("posix_spawn");
    this.release = CLibrary.function("posix_spawn_file_actions_destroy");
    this.file = text(file.toString());
    this.argv = texts(argv);
    var given = new ArrayList<String>();
    environment.forEach((name, value) -> given.add(name + "=" + value));
    this.variables = texts(given);
    attributes();
    actions(folder, out);
  }

  /// Whether this kernel and this C library can do it.
  static boolean isPossible(Architecture processor) {
    try {
      CLibrary.function(CHANGE_FOLDER);
      return Kernel.call(processor.number(SystemCall.CLOSE_RANGE), LAST, LAST, CLOSE_ON_EXEC) == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private void attributes() throws IOException {
    ByteBuffer all = memory(128);
    all.putInt(~(1 << (KILL - 1) | 1 << (STOP - 1)) & 0x7fff_ffff);
    call("posix_spawnattr_init", Kernel.address(attributes));
    call("posix_spawnattr_setsigdefault", Kernel.address(attributes), Kernel.address(all));
    call("posix_spawnattr_setsigmask", Kernel.address(attributes), Kernel.address(memory(128)));
    call("posix_spawnattr_setflags", Kernel.address(attributes),
        SIGNALS_TO_DEFAULT | SIGNAL_MASK | NEW_SESSION);
  }

  private void actions(Path folder, int out) throws IOException {
    call("posix_spawn_file_actions_init", Kernel.address(actions));
    call("posix_spawn_file_actions_addopen", Kernel.address(actions), 0, text("/dev/null"), 0, 0);
    call("posix_spawn_file_actions_adddup2", Kernel.address(actions), out, 1);
    call("posix_spawn_file_actions_adddup2", Kernel.address(actions), out, 2);
    call(CHANGE_FOLDER, Kernel.address(actions), text(folder.toString()));
  }

  private static void call(String function, long... values) throws IOException {
    int problem = CLibrary.call(CLibrary.function(function), values);
    if (problem != 0) {
      throw new IOException("`" + function + "` failed with error " + problem);
    }
  }

  /// Sets the walls and starts it.
  ///
  /// @return its number
  /// @throws IOException where it cannot be started, or a wall that this machine has does not stand
  int start(@Nullable Fence fence) throws IOException {
    int problem;
    try {
      if (fence != null) {
        confineFiles(fence);
        powers.drop();
      }
      ownFiles();
      if (fence != null && filters && !seccomp.confineThread(fence.network())) {
        throw new IOException("the kernel refused to filter its system calls");
      }
      problem = CLibrary.call(spawn, Kernel.address(number), file, Kernel.address(actions),
          Kernel.address(attributes), argv, variables);
    } finally {
      CLibrary.call(release, Kernel.address(actions));
      Reference.reachabilityFence(held);
    }
    if (problem != 0) {
      throw new IOException(
          problem == NO_FILE ? "No such file or directory" : "error " + problem);
    }
    return number.getInt(0);
  }

  private void confineFiles(Fence fence) throws IOException {
    if (holdsFiles && !landlock.confine(fence)) {
      throw new IOException("the kernel refused to set up its walls (Landlock)");
    }
  }

  /// Not all that the JVM has open is closed when another program takes over, so all is marked, in a copy of the table.
  private void ownFiles() throws IOException {
    if (Kernel.call(processor.number(SystemCall.UNSHARE), FILES_OF_ITS_OWN, 0, 0) != 0
        || Kernel.call(processor.number(SystemCall.CLOSE_RANGE), FIRST_OPEN, LAST,
            CLOSE_ON_EXEC) != 0) {
      throw new IOException("the kernel does not close files for it: Linux 5.11 and newer do");
    }
  }

  private ByteBuffer memory(int bytes) {
    ByteBuffer memory = Kernel.memory(bytes);
    held.add(memory);
    return memory;
  }

  private long text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Kernel.address(memory(bytes.length + 1).put(bytes));
  }

  private long texts(List<String> texts) {
    ByteBuffer addresses = memory(Long.BYTES * (texts.size() + 1));
    for (String text : texts) {
      addresses.putLong(text(text));
    }
    return Kernel.address(addresses);
  }
}
