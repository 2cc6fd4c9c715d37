package dev.picode.agent.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.agent.ToolAnswer;
import dev.picode.agent.tool.Spill;
import dev.picode.binding.EventGate;
import dev.picode.config.Config;
import dev.picode.config.ConfigSources;
import dev.picode.config.Folders;
import dev.picode.process.ProcessService;
import dev.picode.process.Walls;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/// What the settings leave open, tried with the real shell.
@EnabledOnOs(OS.LINUX)
class ShellWallsTest {
  @TempDir(factory = NotTemporary.class)
  private Path temp;
  private Path home = Path.of("unset");
  private Path work = Path.of("unset");
  private final ProcessService processes = new ProcessService(Map.of());

  /// The temporary folder can be changed by every program, so it is no place to look from at what cannot.
  static final class NotTemporary implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
        throws IOException {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target").toAbsolutePath()), "walls");
    }
  }

  @BeforeEach
  void prepare() throws IOException {
    Path real = temp.toRealPath();
    assumeTrue(!real.startsWith("/tmp") && !real.startsWith("/var/tmp"),
        "PiCode is built in a temporary folder, which programs may change");
    home = Files.createDirectories(real.resolve("home"));
    work = Files.createDirectories(real.resolve("work"));
    Files.createDirectories(work.resolve(".git/hooks"));
    for (String folder : new String[] {".m2/repository", ".ssh", ".config/picode",
      ".local/share/picode", ".cache/picode", ".cache/pip", "mine"}) {
      Files.writeString(Files.createDirectories(home.resolve(folder)).resolve("file"), "hush");
    }
    assumeTrue(walls(Map.of()).missing().isEmpty(),
        () -> "a wall is missing on this machine: " + walls(Map.of()).missing());
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private Walls walls(Map<String, String> settings) {
    var config = Config.load(
        new ConfigSources(temp.resolve("none.toml"), Optional::empty, Map.of(), settings));
    Map<String, String> variables = Map.of("HOME", home.toString());
    return ShellWalls.of(Workspace.of(work), variables,
        Folders.of(variables, _ -> null), config);
  }

  private ToolAnswer run(String line, Map<String, String> settings) {
    var tool = new ShellTool(Workspace.of(work), processes, walls(settings), Map.of("PATH",
        System.getenv("PATH")), EventGate.NONE, () -> () -> {},
        new Spill(temp.resolve("spill"), InstantSource.system()));
    return tool.plan(Map.of("command", line)).work().run(_ -> {});
  }

  private boolean writes(String path) {
    return !run("echo x > '" + home.resolve(path) + "'", Map.of()).isError();
  }

  @Test
  void writesToTheWorkspaceTemporaryFoldersAndCachesOfBuildTools() {
    assertThat(run("echo x > a && echo x > .git/hooks/x && t=$(mktemp) && echo x > $t && rm $t",
        Map.of()).isError()).isFalse();
    assertThat(writes(".m2/repository/new")).isTrue();
    assertThat(writes(".cache/pip/new")).isTrue();
    for (String path : new String[] {".bashrc", ".m2/settings.xml", ".cache/new",
      ".cache/picode/new", ".config/picode/config.toml", ".local/share/picode/grants.json",
      ".ssh/authorized_keys", "mine/file"}) {
      assertThat(writes(path)).as(path).isFalse();
    }
    assertThat(home.resolve("mine/file")).hasContent("hush");
  }

  @Test
  void readsWhatIsNeitherAKeyNorOfPiCode() {
    for (String path : new String[] {".ssh", ".config/picode", ".local/share/picode"}) {
      assertThat(run("cat " + home.resolve(path) + "/file", Map.of()).text()).as(path)
          .doesNotContain("hush");
    }
    assertThat(run("cat " + home.resolve("mine/file"), Map.of()).text()).contains("hush");
  }

  @Test
  void theSettingsOpenMore() {
    assertThat(run("echo x > " + home + "/mine/new", Map.of("agent.shell-writes", "~/mine"))
        .isError()).isFalse();
    assertThat(run("echo x > " + home + "/.m2/repository/new",
        Map.of("agent.shell-writes", "~/mine")).isError()).isTrue();
    assertThat(run("cat " + home + "/.ssh/file", Map.of("agent.shell-writes", "~/.ssh")).text())
        .contains("hush");
    assertThat(run("echo x > " + home + "/new", Map.of("agent.shell-confinement", "off"))
        .isError()).isFalse();
  }

  @Test
  void tellsTheModelWhatItWasKeptFromWhenItFails() {
    assertThat(run("exit 3", Map.of()).text()).isEqualTo(
        """
        [exit 3]
        [It can change files only in the workspace, temporary folders and caches of build tools, and has no network,\
         not even on this machine. The person can change that: `agent.shell-network`, `agent.shell-writes`.]""");
    assertThat(run("exit 3", Map.of("agent.shell-network", "true")).text())
        .contains("[It can change files only")
        .doesNotContain("has no network");
    assertThat(run("exit 3", Map.of("agent.shell-confinement", "off")).text())
        .isEqualTo("[exit 3]");
    assertThat(run("true", Map.of()).text()).isEqualTo("[exit 0]");
  }
}
