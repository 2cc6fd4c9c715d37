package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The folder the build has made, run where it is and where it was moved to.
class DistIT {
  @TempDir
  private Path temp;

  private Shell shell() {
    return Dist.shell(temp);
  }

  @Test
  void runsWithNothingOnStderr() {
    Shell.Result result = shell().run(Shell.ROOT.resolve("target/picode/bin/picode"), "--version");
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("picode ").hasLineCount(1);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void usesItsCachesWhereItWasMovedTo() throws IOException {
    assumeFalse(Boolean.getBoolean("picode.skipCache"));
    Path moved = copy(true);
    for (String role : List.of("version", "host", "index", "eval", "script", "guest", "ask")) {
      String argument = switch (role) {
        case "version" -> "--version";
        case "host" -> "--help";
        case "eval" -> "eval";
        case "index" -> "index";
        case "ask" -> "ask";
        case "guest" -> "a-command-of-no-one";
        default -> "analyze";
      };
      Shell.Result result = shell().with("PICODE_JAVA_OPTS", "-XX:AOTMode=on -Xlog:aot:stderr")
          .run(moved.resolve("bin/picode"), argument);
      assertThat(result.err()).contains("Using AOT-linked classes: true")
          .contains(moved + "/cache/" + role);
    }
    try (var screen = TmuxScreen.open(shell()
        .with("PICODE_JAVA_OPTS", "-XX:AOTMode=on -Xlog:aot:file=aot.log")
        .with("PICODE", moved.resolve("bin/picode")), temp, 100, 30, "\"$PICODE\"\n")) {
      screen.await("picode>");
      assertThat(temp.resolve("aot.log")).content()
          .contains("Using AOT-linked classes: true",
              moved + "/cache/repl");
    }
  }

  /// Nobody types there, so what ships runs in the process, and its cache holds the engine.
  @Test
  void runsLinesOfAPipeAsCommandsAre() {
    Shell.Result result = shell().with("PICODE", Dist.PICODE)
        .run("sh", "-c", "echo '/doctor --output json' | \"$PICODE\"");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("\"role\": \"script\"", "\"place\": \"this process\"");
  }

  @Test
  void runsWithoutACacheAndMakesOneThatIsUsed() throws IOException {
    Path moved = copy(false);
    Path picode = moved.resolve("bin/picode");
    assertThat(shell().with("PICODE_CACHE", "off").run(picode, "--version").code()).isZero();
    assertThat(shell().run("sh", moved.resolve("lib/train"), "version"))
        .isEqualTo(new Shell.Result(0, "", ""));
    try (var files = Files.list(moved.resolve("cache"))) {
      assertThat(files).hasSize(1)
          .allMatch(file -> file.getFileName().toString().startsWith("version-"));
    }
    assertThat(shell().with("PICODE_JAVA_OPTS", "-XX:AOTMode=on -Xlog:aot:stderr")
        .run(picode, "--version")
        .err())
        .contains("Using AOT-linked classes: true");
  }

  private Path copy(boolean caches) throws IOException {
    Path from = Shell.ROOT.resolve("target/picode").toRealPath();
    Path to = temp.resolve("moved to");
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (caches || !file.toString().endsWith(".aot")) {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return to;
  }
}
