package dev.picode.plugin.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHookScriptsTest {
  @TempDir
  private Path folder;

  @Test
  void keepsAHookThatIsThereAndPutsItBack() throws IOException {
    Path own = Files.writeString(folder.resolve("pre-push"), "#!/bin/sh\nexit 0\n");
    var scripts = new GitHookScripts(folder);
    assertThat(scripts.install(List.of("pre-push"), null, false))
        .containsExactly(new GitHookScripts.Done("pre-push", "installed",
            "pre-push.before-picode"));
    assertThat(own).content().contains("picode hook install");
    assertThat(Files.isExecutable(own)).isTrue();
    assertThat(scripts.install(List.of("pre-push"), null, true))
        .containsExactly(new GitHookScripts.Done("pre-push", "updated", "pre-push.before-picode"));
    assertThat(scripts.uninstall(GitHookScripts.NAMES)).filteredOn(
        done -> done.done().equals("removed"))
        .containsExactly(new GitHookScripts.Done("pre-push", "removed", "pre-push"));
    assertThat(own).hasContent("#!/bin/sh\nexit 0");
    assertThat(folder).isDirectoryNotContaining("glob:**.before-picode");
  }

  @Test
  void takesAwayNothingThatIsNotOurs() throws IOException {
    Path own = Files.writeString(folder.resolve("commit-msg"), "#!/bin/sh\n");
    new GitHookScripts(folder).uninstall(GitHookScripts.NAMES);
    assertThat(own).exists();
  }

  @Test
  void losesNoHookWhereTwoAreThere() throws IOException {
    Files.writeString(folder.resolve("pre-push"), "one");
    Files.writeString(folder.resolve("pre-push.before-picode"), "two");
    assertThatThrownBy(
        () -> new GitHookScripts(folder).install(List.of("pre-push"), null, false))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("git-hook-clash"));
    assertThat(folder.resolve("pre-push")).hasContent("one");
  }

  @Test
  void quotesTheProgramItCalls() {
    assertThat(GitHookScripts.script("pre-push", Path.of("/it's here/picode"), false))
        .contains("picode='/it'\\''s here/picode'");
  }
}
