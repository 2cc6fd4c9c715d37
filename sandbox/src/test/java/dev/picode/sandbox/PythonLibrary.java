package dev.picode.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The library of Python, unpacked and compiled for the tests as the build does it for the program. The
/// folder is kept from one test run to the next, and two processes may ask for it at once.
final class PythonLibrary {
  private static final Path FOLDER = Path.of("target/python").toAbsolutePath();
  private static @Nullable Path unpacked;

  private PythonLibrary() {}

  static synchronized Path unpacked() {
    Path known = unpacked;
    if (known == null) {
      known = unpack();
      unpacked = known;
    }
    return known;
  }

  private static Path unpack() {
    try (FileChannel turn = FileChannel.open(
        Files.createDirectories(FOLDER.getParent()).resolve("python.lock"),
        StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = turn.lock()) {
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
