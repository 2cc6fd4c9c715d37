package dev.picode.cli.doctor;

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
/// cannot use the cache. What it says is read here and goes nowhere else.
///
/// @param file the cache, `null` where the launcher gave none
/// @param why why it gave none, in a word of the launcher
/// @param home the JDK
record AotCache(@Nullable String file, @Nullable String why, String home) {
  private static final long PATIENCE_SECONDS = 10;

  /// What became of the cache.
  ///
  /// @param state `used`, `refused`, `unknown`, or the launcher's word for why there is none
  /// @param sentence the same for a person
  record Finding(String state, String sentence) {
    /// Whether all is as it should be: a cache that is not there yet, or not wanted, is.
    boolean isWell() {
      return !state.equals("refused") && !state.equals("failed");
    }
  }

  static AotCache of(Function<String, @Nullable String> property) {
    String file = property.apply("picode.cache.file");
    return new AotCache(file == null || file.isEmpty() ? null : file,
        property.apply("picode.cache.why"), String.valueOf(property.apply("java.home")));
  }

  /// Finds out what became of the cache. Starts a process where there is one.
  Finding find() {
    return file == null ? none() : probe(file);
  }

  private Finding none() {
    String reason = why == null ? "absent" : why;
    return new Finding(reason, switch (reason) {
      case "off" -> "not used: `PICODE_CACHE=off` switches it off";
      case "making" -> "not made yet for this JDK: it is being made in the background";
      case "failed" -> "none: making it for this JDK failed; without the file `*.aot.failed` in the"
          + " folder `cache` of PiCode it is tried again";
      case "read-only" -> "none: PiCode's folder `cache` cannot be written";
      case "windows" -> "none: not supported on Windows yet";
      default -> "none: PiCode was not started by its launcher";
    });
  }

  private Finding probe(String cache) {
    try {
      Process probe = new ProcessBuilder(command(cache)).redirectErrorStream(true).start();
      probe.getOutputStream().close();
      if (!probe.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        probe.destroyForcibly();
        return unknown("the probe did not end");
      }
      String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return probe.exitValue() == 0
          ? new Finding("used", "used")
          : new Finding("refused", "refused by the JVM: " + reason(said));
    } catch (IOException e) {
      return unknown(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown("interrupted");
    }
  }

  /// The last warning: the JVM begins with what follows from it.
  private static String reason(String said) {
    return said.lines()
        .filter(line -> line.contains("[warning]") || line.contains("[error]"))
        .map(line -> line.substring(line.lastIndexOf("] ") + 1).strip())
        .reduce((_, last) -> last)
        .orElse("it does not say why");
  }

  private static Finding unknown(String reason) {
    return new Finding("unknown", "unknown whether used: " + reason);
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
