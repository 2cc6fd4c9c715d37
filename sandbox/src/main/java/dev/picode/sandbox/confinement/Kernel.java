package dev.picode.sandbox.confinement;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The C library's function `syscall`. Safe for many threads.
///
/// One handle of one shape, in a constant and without the error number: each of these saves tens of
/// milliseconds of a cold start. Structures are written into direct buffers, which need none of the
/// handles that memory segments do.
final class Kernel {
  private static final MethodHandle SYSCALL = handle();
  @SuppressWarnings("unchecked")
  private static final Entry<RuntimeException> ENTRY = (Entry<RuntimeException>) (Entry<?>) new Call();

  private Kernel() {}

  /// What a native function may throw, which is nothing.
  private interface Entry<E extends Throwable> {
    long call(long number, long a, long b, long c, long d, long e) throws E;
  }

  private static final class Call implements Entry<Throwable> {
    @Override
    public long call(long number, long a, long b, long c, long d, long e) throws Throwable {
      return (long) SYSCALL.invokeExact(number, a, b, c, d, e);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle() {
    ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(word, word, word, word, word, word, word));
  }

  /// Makes a system call. What is behind an address has to stay reachable until it returns.
  ///
  /// @return what the kernel gave back, -1 where it failed
  static long call(long number, long a, long b, long c, long d, long e) {
    return ENTRY.call(number, a, b, c, d, e);
  }

  static long call(long number, long a, long b, long c) {
    return ENTRY.call(number, a, b, c, 0, 0);
  }

  /// Memory that the kernel can read, in the machine's byte order, all zero.
  static ByteBuffer memory(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  /// Where the first byte of a direct buffer is.
  static long address(ByteBuffer memory) {
    return MemorySegment.ofBuffer(memory.clear()).address();
  }
}
