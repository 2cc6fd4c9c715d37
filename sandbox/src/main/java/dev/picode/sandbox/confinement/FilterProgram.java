package dev.picode.sandbox.confinement;

import java.nio.ByteBuffer;
import java.util.Set;

/// A filter of system calls in the language of `linux/filter.h`. Confined to one thread.
///
/// What the filter sees is `struct seccomp_data`: the number, the processor, and six arguments of 64
/// bits, of which it compares the lower half, as the kernel does for the calls in question.
final class FilterProgram {
  private static final int LOAD = 0x20;
  private static final int AND = 0x54;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int AT_NUMBER = 0;
  private static final int AT_PROCESSOR = 4;
  private static final int AT_ARGUMENTS = 16;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int NOT_PERMITTED = 0x00050000 | 1;
  private static final int NO_SUCH_CALL = 0x00050000 | 38;

  private static final int NUMBERS_OF_X32 = 0x40000000;
  private static final int VM_AND_THREAD = 0x00010100;
  private static final int WRITE_READ_WRITE_CREATE_TRUNCATE = 01 | 02 | 0100 | 01000;
  private static final int PARENT_DEATH_SIGNAL = 1;
  private static final int DUMPABLE = 4;
  private static final int TYPE_INTO_TERMINAL = 0x5412;
  private static final int CONSOLE = 0x541C;

  /// What a program that builds or tests code does not need: the kernel's keyring, which is the person's, what looks
  /// into the whole machine, and what an administrator in a container could leave it by.
  private static final Set<SystemCall> NOT_FOR_PROGRAMS = Set.of(SystemCall.KEYCTL,
      SystemCall.ADD_KEY, SystemCall.REQUEST_KEY, SystemCall.BPF, SystemCall.PERF_EVENT_OPEN,
      SystemCall.USERFAULTFD, SystemCall.FANOTIFY_INIT, SystemCall.OPEN_BY_HANDLE_AT,
      SystemCall.MOUNT, SystemCall.UMOUNT2, SystemCall.PIVOT_ROOT, SystemCall.MOVE_MOUNT,
      SystemCall.OPEN_TREE, SystemCall.FSOPEN, SystemCall.FSMOUNT, SystemCall.SWAPON,
      SystemCall.SWAPOFF, SystemCall.KEXEC_LOAD, SystemCall.KEXEC_FILE_LOAD,
      SystemCall.INIT_MODULE, SystemCall.FINIT_MODULE, SystemCall.DELETE_MODULE,
      SystemCall.REBOOT, SystemCall.ACCT, SystemCall.SETTIMEOFDAY, SystemCall.CLOCK_SETTIME,
      SystemCall.SETHOSTNAME, SystemCall.SETDOMAINNAME, SystemCall.IOPERM, SystemCall.IOPL,
      SystemCall.SETNS);

  /// They could open sockets past the filter.
  private static final Set<SystemCall> NO_RING = Set.of(SystemCall.IO_URING_SETUP,
      SystemCall.IO_URING_ENTER, SystemCall.IO_URING_REGISTER);

  private final Architecture processor;
  private final int self;
  private final ByteBuffer code = Kernel.memory(8 * 512);
  private int length;

  /// @param self the number of this process
  FilterProgram(Architecture processor, int self) {
    this.processor = processor;
    this.self = self;
  }

  /// Writes the program for a worker.
  ///
  /// @return how many instructions it has
  int assemble() {
    begin();
    for (SystemCall call : SystemCall.values()) {
      int number = processor.number(call);
      if (number >= 0) {
        rule(call, number);
      }
    }
    add(RETURN, 0, 0, ALLOW);
    return length;
  }

  /// Writes the program for what an agent starts: most is allowed. A pair of sockets that are connected with
  /// each other leads nowhere, so it is none of the network.
  ///
  /// @param network whether sockets can be opened
  /// @return how many instructions it has
  int assembleForPrograms(boolean network) {
    begin();
    for (SystemCall call : SystemCall.values()) {
      int number = processor.number(call);
      if (number < 0) {
        continue;
      }
      if (NOT_FOR_PROGRAMS.contains(call) || (call == SystemCall.SOCKET && !network)) {
        answer(number, NOT_PERMITTED);
      } else if (NO_RING.contains(call)) {
        answer(number, NO_SUCH_CALL);
      } else if (call == SystemCall.IOCTL) {
        inspect(call, number);
      }
    }
    add(RETURN, 0, 0, ALLOW);
    return length;
  }

  private void begin() {
    add(LOAD, 0, 0, AT_PROCESSOR);
    add(IF_EQUAL, 1, 0, processor.audit);
    add(RETURN, 0, 0, KILL_PROCESS);
    add(LOAD, 0, 0, AT_NUMBER);
    add(IF_AT_LEAST, 0, 1, NUMBERS_OF_X32);
    add(RETURN, 0, 0, NOT_PERMITTED);
  }

  ByteBuffer code() {
    return code;
  }

  private void rule(SystemCall call, int number) {
    switch (call.rule) {
      case DENIED -> answer(number, NOT_PERMITTED);
      case MISSING -> answer(number, NO_SUCH_CALL);
      case INSPECTED -> inspect(call, number);
      case OWN -> {
      }
    }
  }

  private void answer(int number, int result) {
    add(IF_EQUAL, 0, 1, number);
    add(RETURN, 0, 0, result);
  }

  private void inspect(SystemCall call, int number) {
    switch (call) {
      // A thread of this process: everything else that clones is a new process.
      case CLONE -> {
        add(IF_EQUAL, 0, 5, number);
        add(LOAD, 0, 0, argument(0));
        add(AND, 0, 0, VM_AND_THREAD);
        add(IF_EQUAL, 0, 1, VM_AND_THREAD);
        add(RETURN, 0, 0, ALLOW);
        add(RETURN, 0, 0, NOT_PERMITTED);
      }
      case KILL, TGKILL -> unlessArgument(number, self);
      // The resource limits of process 0, which is the one that asks.
      case PRLIMIT64 -> unlessArgument(number, 0);
      case PRCTL -> ifArgument(number, 0, PARENT_DEATH_SIGNAL, DUMPABLE);
      case IOCTL -> ifArgument(number, 1, TYPE_INTO_TERMINAL, CONSOLE);
      case OPEN -> ifWriting(number, 1);
      case OPENAT -> ifWriting(number, 2);
      default -> throw new IllegalStateException("nothing says how to inspect `" + call + "`");
    }
  }

  /// Refuses the call unless its first argument is this.
  private void unlessArgument(int number, int allowed) {
    add(IF_EQUAL, 0, 4, number);
    add(LOAD, 0, 0, argument(0));
    add(IF_EQUAL, 0, 1, allowed);
    add(RETURN, 0, 0, ALLOW);
    add(RETURN, 0, 0, NOT_PERMITTED);
  }

  /// Refuses the call where an argument is one of two.
  private void ifArgument(int number, int index, int one, int other) {
    add(IF_EQUAL, 0, 5, number);
    add(LOAD, 0, 0, argument(index));
    add(IF_EQUAL, 1, 0, one);
    add(IF_EQUAL, 0, 1, other);
    add(RETURN, 0, 0, NOT_PERMITTED);
    add(RETURN, 0, 0, ALLOW);
  }

  private void ifWriting(int number, int index) {
    add(IF_EQUAL, 0, 4, number);
    add(LOAD, 0, 0, argument(index));
    add(IF_ANY_BIT, 0, 1, WRITE_READ_WRITE_CREATE_TRUNCATE);
    add(RETURN, 0, 0, NOT_PERMITTED);
    add(RETURN, 0, 0, ALLOW);
  }

  private static int argument(int index) {
    return AT_ARGUMENTS + 8 * index;
  }

  /// @param yes how many instructions to skip where a condition holds
  /// @param no and where it does not
  private void add(int operation, int yes, int no, int value) {
    code.putShort((short) operation).put((byte) yes).put((byte) no).putInt(value);
    length++;
  }
}
