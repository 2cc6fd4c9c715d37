package dev.picode.plugin.usage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A process that adds to a ledger as often as it is told.
final class UsageWriter {
  private UsageWriter() {}

  public static void main(String[] args) throws IOException {
    var ledger = new UsageLedger(Path.of(args[0]));
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      ledger.add(Map.of("a", new Used(1, 0, 0, 0, 0, 0, 0, 1)));
    }
  }
}
