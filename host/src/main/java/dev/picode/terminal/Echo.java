package dev.picode.terminal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A terminal that does not show what is typed, until this is closed. Safe for many threads.
///
/// It is closed when the JVM ends too, which Ctrl-C makes it do, so that the shell behind it is not left blind. Only a
/// process that is killed outright leaves the terminal as it is.
///
/// The state of a terminal is a `struct termios` of POSIX, of which nothing is touched but one bit: `ECHO` of the local
/// modes, the fourth word. Linux has words of four bytes and macOS of eight; the bit is the same.
final class Echo implements AutoCloseable {
  /// More than any `struct termios` has.
  private static final int MAX_STATE = 512;
  private static final int DRAIN = 1; // TCSADRAIN
  private static final int FLUSH = 2; // TCSAFLUSH: what was typed before is dropped
  private static final int ECHO = 8;

  private final int descriptor;
  private final byte[] before;
  private final Thread atEnd = new Thread(this::restore, "picode-echo");
  private final AtomicBoolean restored = new AtomicBoolean();

  private Echo(int descriptor, byte[] before) {
    this.descriptor = descriptor;
    this.before = before;
  }

  /// `int tcgetattr(int, struct termios *)`.
  @FunctionalInterface
  public interface Get {
    /// The call.
    int call(int descriptor, MemorySegment state);
  }

  /// `int tcsetattr(int, int, const struct termios *)`.
  @FunctionalInterface
  public interface Set {
    /// The call.
    int call(int descriptor, int when, MemorySegment state);
  }

  /// Turns it off, and drops what was typed before.
  ///
  /// @param linux whether the system is Linux
  /// @return empty where the terminal cannot do that
  static Optional<Echo> off(String device, boolean linux) {
    int descriptor = TypedAhead.open(device);
    if (descriptor < 0) {
      return Optional.empty();
    }
    byte[] state = state(descriptor);
    var echo = new Echo(descriptor, state);
    if (state.length > 0) {
      try {
        Runtime.getRuntime().addShutdownHook(echo.atEnd);
        byte[] silent = state.clone();
        silent[linux ? 12 : 24] &= ~ECHO; // the lowest byte: both systems run on little-endian machines only
        if (set(descriptor, FLUSH, silent)) {
          return Optional.of(echo);
        }
      } catch (IllegalStateException _) {
        // The JVM is shutting down.
      }
    }
    echo.close();
    return Optional.empty();
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException _) {
      // The JVM is shutting down, and has run it or does.
    }
  }

  private void restore() {
    if (!restored.getAndSet(true)) {
      if (before.length > 0) {
        set(descriptor, DRAIN, before);
      }
      TypedAhead.close(descriptor);
    }
  }

  private static byte[] state(int descriptor) {
    var get = MethodHandleProxies.asInterfaceInstance(Get.class, TypedAhead.function("tcgetattr",
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)));
    try (var arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(MAX_STATE, Long.BYTES);
      return get.call(descriptor, state) == 0
          ? Arrays.copyOf(state.toArray(ValueLayout.JAVA_BYTE), MAX_STATE)
          : new byte[0];
    }
  }

  private static boolean set(int descriptor, int when, byte[] state) {
    var set = MethodHandleProxies.asInterfaceInstance(Set.class, TypedAhead.function("tcsetattr",
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS)));
    try (var arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, state);
      return set.call(descriptor, when, copy) == 0;
    }
  }
}
