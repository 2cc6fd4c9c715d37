package dev.picode.sandbox.confinement;

import dev.picode.sandbox.confinement.Wall.Kind;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/// Linux's filter of system calls, for all threads of this process or for what one of them starts, for good. Safe for many threads;
/// the numbers are those of `linux/seccomp.h` and `linux/prctl.h`.
///
/// The filter names what is refused, so that a JVM of any build runs behind it.
final class Seccomp {
  private static final int SET_FILTER = 1;
  private static final int IS_ACTION_KNOWN = 2;
  private static final int ALL_THREADS = 1;
  private static final int ANSWER_WITH_ERROR = 0x00050000;

  private static final int PARENT_DEATH_SIGNAL = 1;
  private static final int DUMPABLE = 4;
  private static final int NO_NEW_PRIVILEGES = 38;
  private static final int KILL = 9;

  private static final String STANDS = "opens no socket, starts no program, looks into no other process";
  private static final String NO_NETWORK = "opens no socket: the network is off";
  private static final String NO_RARE_CALLS = "reaches no keys and no rarely used parts of the kernel";
  private static final String NONE = "this kernel filters no system calls (seccomp), or a container"
      + " forbids it";

  private final Architecture processor;
  private final int seccomp;
  private final int prctl;

  Seccomp(Architecture processor) {
    this.processor = processor;
    seccomp = processor.number(SystemCall.SECCOMP);
    prctl = processor.number(SystemCall.PRCTL);
  }

  /// The wall this kernel could set.
  Wall survey() {
    program().assemble();
    ByteBuffer action = Kernel.memory(4).putInt(ANSWER_WITH_ERROR);
    try {
      return wall(Kernel.call(seccomp, IS_ACTION_KNOWN, 0, Kernel.address(action)));
    } finally {
      Reference.reachabilityFence(action);
    }
  }

  /// Confines this process.
  Wall confine() {
    FilterProgram program = program();
    return wall(set(program, program.assemble(), ALL_THREADS));
  }

  /// The wall this kernel could set around a program.
  Wall surveyPrograms(boolean network) {
    return survey().stands()
        ? Wall.standing(Kind.SYSTEM_CALLS, network ? NO_RARE_CALLS : NO_NETWORK)
        : Wall.unavailable(Kind.SYSTEM_CALLS, NONE);
  }

  /// Confines the calling thread, and what it starts from now on, for good, to what a program may.
  ///
  /// @return whether it is
  boolean confineThread(boolean network) {
    FilterProgram program = program();
    return set(program, program.assembleForPrograms(network), 0) == 0;
  }

  private long set(FilterProgram program, int length, int threads) {
    // struct sock_fprog: the length, and after a gap the address.
    ByteBuffer filter = Kernel.memory(16)
        .putShort((short) length)
        .position(8)
        .putLong(Kernel.address(program.code()));
    try {
      return Kernel.call(prctl, NO_NEW_PRIVILEGES, 1, 0) != 0
          ? -1
          : Kernel.call(seccomp, SET_FILTER, threads, Kernel.address(filter));
    } finally {
      Reference.reachabilityFence(program);
      Reference.reachabilityFence(filter);
    }
  }

  private FilterProgram program() {
    return new FilterProgram(processor, (int) ProcessHandle.current().pid());
  }

  /// Has the kernel kill this process when the thread that started it ends, and leaves the group of
  /// processes that a terminal signals together: Ctrl-C is for the host, which tells this process.
  ///
  /// @param parent the number of the process that started this one
  /// @return whether it is still there
  boolean dieWithParent(long parent) {
    Kernel.call(prctl, DUMPABLE, 0, 0);
    Kernel.call(prctl, PARENT_DEATH_SIGNAL, KILL, 0);
    Kernel.call(processor.number(SystemCall.SETPGID), 0, 0, 0);
    return Kernel.call(processor.number(SystemCall.GETPPID), 0, 0, 0) == parent;
  }

  private static Wall wall(long result) {
    return result == 0
        ? Wall.standing(Kind.SYSTEM_CALLS, STANDS)
        : Wall.unavailable(Kind.SYSTEM_CALLS, NONE);
  }
}
