package dev.picode.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.spi.Pty;

/// A terminal of the system whose capabilities are known already. As safe for many threads as the library has it.
final class KnownTerminal extends PosixSysTerminal {
  private final Capabilities capabilities;

  /// @param type as `TERM` has it
  /// @param device where it is
  KnownTerminal(String type, Capabilities capabilities, Pty device) throws IOException {
    this.capabilities = capabilities;
    super("picode", type, device, StandardCharsets.UTF_8, true, SignalHandler.SIG_DFL);
  }

  @Override
  protected void parseInfoCmp() {
    bools.addAll(capabilities.flags());
    ints.putAll(capabilities.numbers());
    strings.putAll(capabilities.strings());
  }
}
