package dev.picode.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An environment to run scripts in, with nothing of the caller's Java settings in it. Immutable.
///
/// @param folder where files of the run go; also `HOME`
/// @param environment what is set beside `PATH`
record Shell(Path folder, Map<String, String> environment) {
  /// What a process said.
  record Result(int code, String out, String err) {}

  /// A process under way; its output goes to files, so that nobody has to read it in time.
  record Running(Process process, Path out, Path err) {
    Result result() {
      try {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError("still running: " + process.info());
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  static final Path ROOT = Path.of(System.getProperty("picode.root", ".."));

  static Shell in(Path folder) {
    return new Shell(folder,
        Map.of("PATH", "/usr/bin:/bin", "HOME", folder.resolve("home").toString()));
  }

  Shell with(String name, Object value) {
    var more = new HashMap<>(environment);
    more.put(name, value.toString());
    return new Shell(folder, Map.copyOf(more));
  }

  Result run(Object... command) {
    return start(command).result();
  }

  Running start(Object... command) {
    try {
      Path out = Files.createTempFile(folder, "out", "");
      Path err = Files.createTempFile(folder, "err", "");
      var builder = new ProcessBuilder(List.of(command).stream().map(Object::toString).toList())
          .directory(folder.toFile())
          .redirectOutput(out.toFile())
          .redirectError(err.toFile())
          .redirectInput(Path.of("/dev/null").toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a script that can be run.
  static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  /// A folder that looks like a JDK of that version; its java prints its folder and its arguments, a line each.
  static Path stubJdk(Path folder, String version) throws IOException {
    script(folder.resolve("bin/java"),
        "#!/bin/sh\nprintf '%s\\n' " + "'jdk " + folder + "' \"$@\"\n");
    script(folder.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(folder.resolve("release"),
        "IMPLEMENTOR=\"Stub\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
    return folder;
  }

  /// A copy of a launcher that looks for JDKs only below `machine`, as the real folders of this machine would
  /// answer otherwise.
  static Path launcher(Path file, Path machine) throws IOException {
    String text = Files.readString(ROOT.resolve("host/src/dist/bin/picode"));
    String moved = text.replaceAll(
        "(?m)(?<= )(?=/(usr/(lib|java|local)|opt|Library|home)[/\\w]*/\\S*\\*)",
        machine.toString());
    if (moved.equals(text)) {
      throw new AssertionError("the launcher names no folder to look in");
    }
    return script(file, moved);
  }
}
