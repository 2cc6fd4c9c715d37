package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What needs no script loads no language engine. Without an AOT cache, which would load classes ahead.
class EngineFreeIT {
  private static final List<String> ENGINE = List.of("org.graalvm.", "com.oracle.");

  @TempDir
  private Path temp;

  @ParameterizedTest
  @CsvSource({"--version, false", "--help, false", "completion bash, false", "help eval, false",
    "eval --js 1, true"})
  void loadsTheEngineOnlyForScripts(String words, boolean engine) throws IOException {
    Path log = temp.resolve("classes.txt");
    Object[] command = ("sh " + Shell.ROOT.resolve("target/picode/bin/picode") + " " + words)
        .split(" ");
    Dist.shell(temp)
        .with("PICODE_CACHE", "off")
        .with("PICODE_JAVA_OPTS", "-Xlog:class+load:file=" + log)
        .run(command);
    List<String> classes = Files.readAllLines(log);
    assertThat(classes).anyMatch(line -> line.contains(" dev.picode.app.Main "));
    assertThat(classes.stream()
        .filter(line -> ENGINE.stream().anyMatch(part -> line.contains(" " + part)))
        .findFirst()
        .isPresent())
        .isEqualTo(engine);
  }
}
