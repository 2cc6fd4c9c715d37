package dev.picode.extensions;

import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.WorkerCommand;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The workers that all tests of packs share, on the class path of the tests; closed when the tests end.
final class PackWorkers {
  private static final int JS_MEGABYTES = 256;
  private static final int PYTHON_MEGABYTES = 512;

  private static @Nullable Sandbox shared;
  private static @Nullable Path library;

  private PackWorkers() {}

  static synchronized Sandbox shared() {
    Sandbox known = shared;
    if (known == null) {
      Sandbox made = Sandbox.inWorkers(PackWorkers::command, ConfinementMode.AUTO, notice -> {
        throw new AssertionError(notice);
      });
      Runtime.getRuntime().addShutdownHook(new Thread(made::close));
      shared = made;
      known = made;
    }
    return known;
  }

  private static WorkerCommand command(Language language) {
    boolean python = language == Language.PYTHON;
    try {
      Path folder = Files.createDirectories(Path.of("target/empty")).toAbsolutePath();
      return new WorkerCommand(Path.of(System.getProperty("java.home")),
          System.getProperty("java.class.path"), null, python ? pythonLibrary() : null,
          python ? PYTHON_MEGABYTES : JS_MEGABYTES, false, folder, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Unpacked and compiled as the build does it for the program; the tests of the sandbox share it.
  private static synchronized Path pythonLibrary() throws IOException {
    Path known = library;
    if (known != null) {
      return known;
    }
    Path folder = Path.of("../sandbox/target/python").toAbsolutePath().normalize();
    Process process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
        System.getProperty("java.class.path"),
        Path.of("src/build/PythonHome.java").toString(), folder.toString())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the library of Python cannot be unpacked: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    library = folder;
    return folder;
  }
}
