package dev.picode.process;

import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A process that runs a program by the service, to be ended while it does.
final class ProgramHost {
  private ProgramHost() {}

  static Process start(Path folder, String code) throws IOException {
    return new ProcessBuilder(
        ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
        ProgramHost.class.getName(), folder.toString(), code)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// `FOLDER CODE`: runs the code by `sh`.
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Program sh = new Programs(Workspace.of(folder), System.getenv()).find("sh");
    new ProcessService(System.getenv()).run(
        new ProcessRequest(sh, List.of("-c", args[1]), folder, Map.of(), ""),
        ProcessLimits.DEFAULT);
  }
}
