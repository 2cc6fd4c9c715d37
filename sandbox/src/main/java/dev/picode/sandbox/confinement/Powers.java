package dev.picode.sandbox.confinement;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/// The capabilities of an administrator that a program does not get, such as in a container where all are one: with them it
/// could look into processes outside of its walls, also into what PiCode was given in its environment. Confined to one
/// thread; the numbers are those of `linux/capability.h`.
///
/// Those of files, owners and numbers of users stay, so that what an administrator builds goes on working.
final class Powers {
  private static final int VERSION = 0x20080522;
  private static final long DROPPED = bit(12) // NET_ADMIN
      | bit(16) // SYS_MODULE
      | bit(17) // SYS_RAWIO
      | bit(19) // SYS_PTRACE
      | bit(21) // SYS_ADMIN
      | bit(22) // SYS_BOOT
      | bit(25) // SYS_TIME
      | bit(27) // MKNOD
      | bit(38) // PERFMON
      | bit(39) // BPF
      | bit(40); // CHECKPOINT_RESTORE

  private final Architecture processor;

  Powers(Architecture processor) {
    this.processor = processor;
  }

  private static long bit(int capability) {
    return 1L << capability;
  }

  /// Takes them from the calling thread. Without new privileges, what it starts cannot get them back.
  ///
  /// @throws IOException where the kernel refuses
  void drop() throws IOException {
    ByteBuffer header = Kernel.memory(8).putInt(VERSION);
    ByteBuffer sets = Kernel.memory(24);
    long address = Kernel.address(header);
    try {
      if (Kernel.call(processor.number(SystemCall.CAPGET), address, Kernel.address(sets), 0) != 0) {
        throw new IOException("the kernel does not tell its capabilities");
      }
      // Effective, permitted and inheritable ones: the lower halves, then the upper ones.
      for (int at = 0; at < 24; at += 4) {
        sets.putInt(at, sets.getInt(at) & (int) ~(DROPPED >>> (at < 12 ? 0 : 32)));
      }
      if (Kernel.call(processor.number(SystemCall.CAPSET), address, Kernel.address(sets), 0) != 0) {
        throw new IOException("the kernel does not take its capabilities away");
      }
    } finally {
      Reference.reachabilityFence(header);
      Reference.reachabilityFence(sets);
    }
  }
}
