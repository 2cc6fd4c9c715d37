package dev.picode.terminal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;

/// Throws away what a person typed before they could have seen a question. Stateless, safe for many
/// threads.
///
/// A terminal keeps whole lines and the beginning of one for whoever reads next. Only the system can drop
/// both, by `tcflush` of POSIX, and Java has no way to it but a foreign call; none of that is loaded
/// before the first question.
final class TypedAhead {
  private static final int O_RDWR = 2;
  private static final Linker LINKER = Linker.nativeLinker();

  private TypedAhead() {}

  /// `int tcflush(int, int)`.
  @FunctionalInterface
  public interface Flush {
    /// The call.
    int call(int descriptor, int queue);
  }

  /// `int close(int)`.
  @FunctionalInterface
  public interface Close {
    /// The call.
    int call(int descriptor);
  }

  /// `int open(const char *, int, ...)`.
  @FunctionalInterface
  public interface Open {
    /// The call.
    int call(MemorySegment path, int flags);
  }

  /// Drops what waits to be read from a terminal.
  ///
  /// @param linux whether the system is Linux, which numbers the queues from 0; macOS and the BSDs do from 1
  /// @return whether it could be dropped
  static boolean discard(String device, boolean linux) {
    var flush = MethodHandleProxies.asInterfaceInstance(Flush.class, function("tcflush",
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
    int descriptor = open(device);
    if (descriptor < 0) {
      return false;
    }
    boolean done = flush.call(descriptor, linux ? 0 : 1) == 0;
    return close(descriptor) && done;
  }

  /// Opens a terminal.
  ///
  /// @return its descriptor; negative where it cannot be opened
  static int open(String device) {
    var open = MethodHandleProxies.asInterfaceInstance(Open.class, function("open",
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
        Linker.Option.firstVariadicArg(2)));
    try (var arena = Arena.ofConfined()) {
      return open.call(arena.allocateFrom(device), O_RDWR);
    }
  }

  /// Closes what [#open] opened.
  static boolean close(int descriptor) {
    var close = MethodHandleProxies.asInterfaceInstance(Close.class, function("close",
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
    return close.call(descriptor) == 0;
  }

  /// A function of the system.
  @SuppressWarnings("restricted")
  static MethodHandle function(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
  }
}
