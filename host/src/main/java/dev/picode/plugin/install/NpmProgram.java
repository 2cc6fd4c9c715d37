package dev.picode.plugin.install;

import dev.picode.problem.PiCodeException;
import dev.picode.process.ProcessLimits;
import dev.picode.process.ProcessRequest;
import dev.picode.process.ProcessResult;
import dev.picode.process.ProcessService;
import dev.picode.process.Programs;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What npm itself knows, where it is installed. Immutable.
///
/// It runs in the person's home folder, so that a project's configuration has no part in the answer, and it is
/// not the `npm` of a project.
///
/// @param environment the environment of the process
/// @param workspace whose programs are passed over
/// @param home the person's home folder
record NpmProgram(Map<String, String> environment, Workspace workspace, Path home) {
  private static final ProcessLimits LIMITS = new ProcessLimits(Duration.ofSeconds(20), 4096);

  /// The registry it uses; empty where it is not there or does not say.
  Optional<String> registry() {
    try (var processes = new ProcessService(environment)) {
      var npm = new Programs(workspace, environment).find("npm");
      ProcessResult result = processes.run(new ProcessRequest(npm,
          List.of("config", "get", "registry"), home, Map.of(), ""), LIMITS);
      String answer = result.stdout().text().strip();
      return result.exitCode() == 0 && answer.matches("https?://\\S+")
          ? Optional.of(answer)
          : Optional.empty();
    } catch (PiCodeException _) {
      return Optional.empty();
    }
  }
}
