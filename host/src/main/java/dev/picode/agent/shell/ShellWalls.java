package dev.picode.agent.shell;

import dev.picode.config.AgentSettings;
import dev.picode.config.Config;
import dev.picode.config.Folders;
import dev.picode.process.Walls;
import dev.picode.workspace.Workspace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The walls around the lines of the agent, as the settings want them. Stateless.
///
/// What may be changed is the workspace, with its `.git`, the temporary folders, and what `agent.shell-writes` names. What
/// cannot be read is where PiCode keeps settings, grants and secrets, and where other programs keep keys and passwords.
public final class ShellWalls {
  private static final List<String> TEMPORARY = List.of("/tmp", "/var/tmp");

  /// In the home folder.
  private static final List<String> SECRETS = List.of(".ssh", ".gnupg", ".aws", ".azure", ".kube",
      ".docker/config.json", ".netrc", ".git-credentials", ".password-store", ".mozilla",
      ".config/gcloud", ".config/gh", ".config/git/credentials", ".config/google-chrome",
      ".config/chromium", ".local/share/keyrings");

  private static final String HOME = "~/";

  private ShellWalls() {}

  /// The walls for a workspace.
  ///
  /// @param variables the environment of this process
  public static Walls of(Workspace workspace, Map<String, String> variables, Folders folders,
      Config config) {
    Path home = Path.of(variables.getOrDefault("HOME", "/")).toAbsolutePath();
    var writable = new ArrayList<Path>();
    writable.add(workspace.root());
    TEMPORARY.forEach(name -> writable.add(Path.of(name).toAbsolutePath()));
    String own = variables.getOrDefault("TMPDIR", "");
    if (!own.isEmpty()) {
      writable.add(path(own, home, workspace));
    }
    for (String named : config.get(AgentSettings.SHELL_WRITES)) {
      writable.add(path(named, home, workspace));
    }
    var hidden = new ArrayList<Path>(List.of(folders.config(), folders.data()));
    SECRETS.forEach(name -> hidden.add(home.resolve(name)));
    return Walls.of(config.get(AgentSettings.SHELL_CONFINEMENT), writable, hidden,
        config.get(AgentSettings.SHELL_NETWORK));
  }

  /// One that is not absolute is in the workspace.
  private static Path path(String named, Path home, Workspace workspace) {
    try {
      return named.startsWith(HOME)
          ? home.resolve(named.substring(HOME.length()))
          : workspace.root().resolve(named);
    } catch (InvalidPathException _) {
      return workspace.root();
    }
  }
}
