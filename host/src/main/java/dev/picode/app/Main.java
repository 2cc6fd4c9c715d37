package dev.picode.app;

import java.nio.charset.StandardCharsets;

/// The process entry point.
public final class Main {
  private Main() {}

  /// Runs PiCode and ends the process with its exit code.
  public static void main(String[] args) {
    byte[] line = "picode 0.1.0-SNAPSHOT\n".getBytes(StandardCharsets.UTF_8);
    System.out.write(line, 0, line.length);
    System.out.flush();
  }
}
