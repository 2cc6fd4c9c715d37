package dev.picode.sandbox.confinement;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/// Functions of the C library that take integers and addresses, up to six of them. Safe for many threads.
///
/// One handle calls all of them: an argument too many is a register that the function does not look at.
final class CLibrary {
  private static final MethodHandle ANY = handle();
  @SuppressWarnings("unchecked")
  private static final Entry<RuntimeException> ENTRY = (Entry<RuntimeException>) (Entry<?>) new Call();

  private CLibrary() {}

  /// What a native function may throw, which is nothing.
  private interface Entry<E extends Throwable> {
    long call(MemorySegment function, long a, long b, long c, long d, long e, long f) throws E;
  }

  private static final class Call implements Entry<Throwable> {
    @Override
    public long call(MemorySegment function, long a, long b, long c, long d, long e, long f)
        throws Throwable {
      return (long) ANY.invokeExact(function, a, b, c, d, e, f);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle() {
    ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
    return Linker.nativeLinker()
        .downcallHandle(FunctionDescriptor.of(word, word, word, word, word, word, word));
  }

  /// Where a function is.
  ///
  /// @throws IOException where this library has none of that name
  static MemorySegment function(String name) throws IOException {
    return Linker.nativeLinker()
        .defaultLookup()
        .find(name)
        .orElseThrow(() -> new IOException("this system's C library has no `" + name + "`"));
  }

  /// Calls a function that gives back an `int`.
  static int call(MemorySegment function, long... values) {
    long[] six = Arrays.copyOf(values, 6);
    return (int) ENTRY.call(function, six[0], six[1], six[2], six[3], six[4], six[5]);
  }
}
