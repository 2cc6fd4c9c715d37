package dev.picode.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A process that appends to a log: `FOLDER COUNT NAME FILE_BYTES`. Says each number once it is written.
final class AppendingProcess {
  private AppendingProcess() {}

  public static void main(String[] args) throws IOException {
    AuditLog log = Logs.open(Path.of(args[0]),
        new AuditRules(Long.parseLong(args[3]), 1_000, false));
    int count = Integer.parseInt(args[1]);
    for (int i = 1; i <= count; i++) {
      long id = log.append(Logs.entry(args[2] + " " + i + " " + "x".repeat(i % 700)));
      System.out.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
      System.out.flush();
    }
  }
}
