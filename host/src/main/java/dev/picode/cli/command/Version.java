package dev.picode.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The version of this program. Stateless.
///
/// The launcher passes it, because opening a jar to read it costs a start as much as all else that
/// `--version` does; else it is what the build wrote into the jar.
public final class Version {
  private Version() {}

  /// The version, such as `0.1.0`.
  public static String text() {
    String passed = System.getProperty("picode.version", "");
    if (!passed.isEmpty()) {
      return passed;
    }
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
