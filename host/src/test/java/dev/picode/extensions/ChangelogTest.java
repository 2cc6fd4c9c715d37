package dev.picode.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.manifest.Handler;
import dev.picode.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangelogTest {
  @TempDir
  private Path temp;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.of(temp, "changelog");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void writesWhatUsersNoticeSinceTheLastRelease() {
    release();
    var result = bench.command("changelog", Map.of("title", "Unreleased"));
    String text = Bench.text(result.display()).replaceAll("\\([0-9a-f]{7,}\\)", "(ID)");
    assertThat(text).isEqualTo("""
        ## Unreleased

        ### Breaking

        - **api:** The port is 8081 (ID)

        ### Added

        - **api:** Serve over TLS (ID)

        ### Fixed

        - No crash on \\<empty\\> lists (ID)
        """);
    assertThat(Bench.data(result.display())).startsWith(
        "[{\"section\":\"Added\",\"scope\":\"api\",\"text\":\"serve over TLS\",\"breaking\":"
            + "\"the port is 8081\",\"commit\":\"");
  }

  @Test
  void goesBackToACommitOrADay() {
    release();
    String id = bench.git.run("rev-parse", "HEAD~3").strip();
    assertThat(Bench.data(bench.command("changelog", Map.of("since", id, "all", true)).display()))
        .contains("explain it", "serve over TLS", "no crash")
        .doesNotContain("start");
    assertThat(Bench.data(bench.command("changelog", Map.of("since", "2026-01-02")).display()))
        .contains("start");
  }

  @Test
  void saysWhyItHasNothingToWrite() {
    assertThat(problem(Map.of()).message())
        .isEqualTo("there are no commits to write a changelog of");
    bench.git.commit("feat: start");
    assertThat(problem(Map.of("since", "abcdef")).code()).isEqualTo("changelog-since");
  }

  private Problem problem(Map<String, @Nullable Object> args) {
    Problem problem = Bench.problem(bench.call(Handler.command("changelog"), args));
    assertThat(problem).isNotNull();
    return problem;
  }

  private void release() {
    bench.git.commit("feat: start")
        .commit("chore(release): 1.2.0")
        .commit("fix: no crash on <empty> lists")
        .commit("docs: explain it")
        .commit("feat(api)!: serve over TLS\n\nBREAKING CHANGE: the port is 8081");
  }
}
