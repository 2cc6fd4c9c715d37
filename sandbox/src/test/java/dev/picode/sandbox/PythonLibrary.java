package dev.picode.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The library of Python, unpacked and compiled for the tests as the build does it for the program. The
/// folder is kept from one test run to the next.
final class PythonLibrary {
  private static final Path FOLDER = Path.of("target/python").toAbsolutePath();

  private PythonLibrary() {}

  static synchronized Path unpacked() {
    try {
      Process process = new ProcessBuilder(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
          System.getProperty("java.class.path"),
          Path.of("../host/src/build/PythonHome.java").toString(), FOLDER.toString())
          .redirectErrorStream(true)
          .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the library of Python cannot be unpacked: " + said);
      }
      return FOLDER;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
