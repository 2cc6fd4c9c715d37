package dev.picode.repl;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import org.jline.utils.OSUtils;
import org.jspecify.annotations.Nullable;

/// The terminal of this process while it is being opened. Confined to one thread.
///
/// One that is known, on a system with such devices, is opened without a look at what else it could be, and beside the
/// rest: both take long, because the library that does it reads its own files and first looks for loggers in every jar.
final class TerminalOpening {
  /// How the names of terminals begin, and whose sequences they share.
  private static final Map<String, String> ALIKE = Map.of("tmux", "screen-256color", "screen.",
      "screen-256color", "xterm-", "xterm-256color", "alacritty", "xterm-256color", "foot",
      "xterm-256color");

  private final String type;
  /// What it can do, where that is known.
  private final Optional<String> known;
  private final @Nullable Future<Pty> device;

  private TerminalOpening(String type, Optional<String> known, @Nullable Future<Pty> device) {
    this.type = type;
    this.known = known;
    this.device = device;
  }

  /// Begins to open it.
  ///
  /// @param type as `TERM` has it
  static TerminalOpening begin(String type) {
    Optional<String> known = known(type);
    if (OSUtils.IS_WINDOWS || type.startsWith(Terminal.TYPE_DUMB) || known.isEmpty()) {
      return new TerminalOpening(type, known, null);
    }
    var device = new FutureTask<>(() -> new JniTerminalProvider().current(SystemStream.Output));
    Thread.ofPlatform().daemon().name("picode-terminal").start(device);
    return new TerminalOpening(type, known, device);
  }

  /// A terminal at a device.
  static Terminal at(Pty device) throws IOException {
    String type = "tmux-256color";
    return new KnownTerminal(type, Capabilities.of(known(type).orElseThrow()), device);
  }

  /// The terminal, once it is open.
  ///
  /// @throws IOException where there is none that can be used
  Terminal end() throws IOException {
    if (device == null) {
      return other();
    }
    var capabilities = Capabilities.of(known.orElseThrow());
    try {
      return new KnownTerminal(type, capabilities, device.get());
    } catch (ExecutionException _) {
      return other();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /// What a terminal can do that the library knows, or that speaks as one it knows, in the form of terminfo.
  private static Optional<String> known(String type) {
    return Optional.ofNullable(InfoCmp.getDefaultInfoCmp(type))
        .or(() -> ALIKE.entrySet()
            .stream()
            .filter(each -> type.startsWith(each.getKey()))
            .map(each -> InfoCmp.getDefaultInfoCmp(each.getValue()))
            .findFirst());
  }

  /// Whatever the library finds, but by the provider that starts programs to ask: that takes longer than all the rest.
  private Terminal other() throws IOException {
    known.ifPresent(text -> InfoCmp.setLoadedInfoCmp(type, text)); // or it would start a program for that
    return TerminalBuilder.builder()
        .name("picode")
        .system(true)
        .encoding(StandardCharsets.UTF_8)
        .jni(true)
        .exec(false)
        .ffm(false)
        .jna(false)
        .jansi(false)
        .dumb(true)
        .build();
  }
}
