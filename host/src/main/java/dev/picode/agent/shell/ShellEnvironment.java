package dev.picode.agent.shell;

import dev.picode.workspace.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a line of the agent gets of the environment, besides what every program gets: where tools of programmers are, and
/// that nobody answers questions. Keys and other secrets are not among it. Immutable.
///
/// @param workspace folders of `PATH` in it, and relative ones, are left out: a repository must not decide what `git` is
/// @param variables the environment of this process
record ShellEnvironment(Workspace workspace, Map<String, String> variables) {
  private static final List<String> TOOLS = List.of("JAVA_HOME", "M2_HOME", "MAVEN_HOME",
      "GRADLE_HOME", "GRADLE_USER_HOME", "GOPATH", "GOROOT", "CARGO_HOME", "RUSTUP_HOME", "NVM_DIR",
      "PYENV_ROOT", "VIRTUAL_ENV", "CONDA_PREFIX", "DOTNET_ROOT", "ANDROID_HOME",
      "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TZ");

  private static final Map<String, String> QUIET = Map.of("PAGER", "cat", "GIT_PAGER", "cat",
      "GIT_TERMINAL_PROMPT", "0", "GIT_EDITOR", "true", "EDITOR", "true", "VISUAL", "true",
      "NO_COLOR", "1", "DEBIAN_FRONTEND", "noninteractive");

  Map<String, String> given() {
    var given = new TreeMap<>(QUIET);
    for (String name : TOOLS) {
      String value = variables.get(name);
      if (value != null) {
        given.put(name, value);
      }
    }
    given.put("PATH", path());
    return given;
  }

  private String path() {
    var kept = new ArrayList<String>();
    for (String part : variables.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (isOutside(part)) {
        kept.add(part);
      }
    }
    return String.join(File.pathSeparator, kept);
  }

  private boolean isOutside(String part) {
    try {
      Path folder = Path.of(part);
      return !part.isEmpty() && folder.isAbsolute() && !folder.startsWith(workspace.root())
          && !folder.toRealPath().startsWith(workspace.root());
    } catch (InvalidPathException | IOException _) {
      return false;
    }
  }
}
