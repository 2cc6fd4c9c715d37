package dev.picode.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The AOT cache this process was started with: whether the JVM takes it, and why not. Immutable.
///
/// The JVM has no way to ask. So a second JVM is started with the same flags and told to fail where it
/// cannot use the cache.
record AotCache(@Nullable String file, String home) {
  private static final long PATIENCE_SECONDS = 10;

  static AotCache of(Function<String, @Nullable String> property) {
    String file = property.apply("picode.cache.file");
    return new AotCache(file == null || file.isEmpty() ? null : file,
        String.valueOf(property.apply("java.home")));
  }

  /// In a sentence: used, refused and why, or absent and why.
  String describe() {
    if (file == null) {
      return "none for this JDK yet: it is made in the background, or was switched off";
    }
    try {
      Process probe = new ProcessBuilder(command(file)).redirectErrorStream(true).start();
      probe.getOutputStream().close();
      if (!probe.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        probe.destroyForcibly();
        return file + ", unknown whether used: the probe did not end";
      }
      String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return probe.exitValue() == 0
          ? file + ", used"
          : file + ", refused: " + said.lines().findFirst().orElse("the JVM does not say why");
    } catch (IOException e) {
      return file + ", unknown whether used: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return file + ", unknown whether used: interrupted";
    }
  }

  private List<String> command(String cache) {
    var command = new ArrayList<String>();
    command.add(Path.of(home, "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (flag.startsWith("-X") && !flag.startsWith("-XX:AOT") && !flag.startsWith("-Xlog")) {
        command.add(flag);
      }
    }
    command.add("-XX:AOTCache=" + cache);
    command.add("-XX:AOTMode=on");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("dev.picode.app.Main");
    command.add("--version");
    return command;
  }
}
