package dev.picode.launcher;

import java.nio.file.Path;
import java.util.List;

/// How the tests run the folder that the build has made. Stateless.
final class Dist {
  static final Path PICODE = Shell.ROOT.resolve("target/picode/bin/picode")
      .toAbsolutePath()
      .normalize();

  private Dist() {}

  /// A shell that finds the JDK as the build did when it made the caches.
  static Shell shell(Path temp) {
    Shell shell = Shell.in(temp).with("PICODE_HOME", temp.resolve("picode-home"));
    for (String name : List.of("PATH", "HOME", "JAVA_HOME", "PICODE_JAVA_HOME")) {
      String value = System.getenv(name);
      shell = value == null ? shell : shell.with(name, value);
    }
    return shell;
  }
}
