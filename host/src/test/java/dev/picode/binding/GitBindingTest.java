package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.git.GitRepository;
import dev.picode.git.GitUser;
import dev.picode.git.TestGit;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.binding.Bindings;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.json.Json;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ctx.git.diff` in a workspace below the top of a repository.
class GitBindingTest {
  private static final Grants GIT = Permission.GIT.parse("read");

  @TempDir
  private Path temp = Path.of("");
  private Path top = Path.of("");
  private GitUser user = GitUser.of(Path.of("unset"));

  @BeforeEach
  void change() throws IOException {
    top = Files.createDirectory(temp.toRealPath().resolve("top"));
    user = GitUser.of(Files.createDirectory(temp.toRealPath().resolve("home")));
    var git = TestGit.init(top, user)
        .write("app/src/a.js", "1\n")
        .write("app/secret.txt", "hush\n")
        .write("above.txt", "1\n")
        .commit("feat: one");
    git.write("app/src/a.js", "2\n")
        .write("app/secret.txt", "hush hush\n")
        .write("above.txt",
            "2\n");
    git.run("add", "app/secret.txt", "above.txt");
  }

  private Bindings bindings(Grants grants) {
    Workspace workspace = Workspace.of(top.resolve("app"));
    var outside = new OutsideServices(Map.of(), user.home(), _ -> Optional.empty());
    return ScriptBindings.of("acme.test", new Access("acme.test", grants, "add"),
        TestServices.of(workspace, () -> GitRepository.find(workspace.root(), user),
            ScriptOutput.NONE, outside));
  }

  private String diff(String read, Map<String, ?> options) {
    return Json.write(bindings(GIT.and(Permission.READ.parse(read))).call("git.diff", options));
  }

  private String refused(Grants grants, Map<String, ?> options) {
    return catchThrowableOfType(PiCodeException.class,
        () -> bindings(grants).call("git.diff", options)).problem().code();
  }

  @Test
  void comparesFilesThatMayBeRead() {
    assertThat(diff("**", Map.of())).contains("app/src/a.js", "+hush hush")
        .doesNotContain("above.txt");
    assertThat(diff("src/**", Map.of())).contains("-1\\n+2\\n").doesNotContain("hush");
    assertThat(diff("src/**", Map.of("staged", true))).contains("\"files\":[]");
    assertThat(diff("**", Map.of("staged", true))).contains("\"files\":[\"app/secret.txt\"]");
  }

  @Test
  void refusesWhoMayNotReadOrNotLookAtGit() {
    assertThat(refused(GIT, Map.of())).isEqualTo("capability-denied");
    assertThat(refused(Permission.READ.parse("**"), Map.of())).isEqualTo("capability-denied");
    assertThat(refused(GIT.and(Permission.READ.parse("**")), Map.of("since", "nope")))
        .isEqualTo("argument-invalid");
  }
}
