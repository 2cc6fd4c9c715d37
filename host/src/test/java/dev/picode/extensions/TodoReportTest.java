package dev.picode.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TodoReportTest {
  private static final List<String> USUAL = List.of("TODO", "FIXME");

  @TempDir
  private Path temp;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.of(temp, "todo-report");
    bench.git.write("src/a.js", """
        const a = 1; // TODO(zoe): split this
        const TODO = 2;
        /* FIXME no tests */
        // see todo.md, HACK: later
        """)
        .write("b.py", "# TODO: read the file once\n")
        .write("out/c.js", "// TODO no\n")
        .write(".gitignore", "out/\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void listsNotesInCommentsWithTheirOwners() {
    var result = bench.command("todos", Map.of("path", ".", "tag", USUAL));
    assertThat(result.exitCode()).isZero();
    assertThat(Bench.text(result.display())).isEqualTo("""
        tag    path      line  owner  note
        ─────  ────────  ────  ─────  ──────────────────
        TODO   b.py         1         read the file once
        TODO   src/a.js     1  zoe    split this
        FIXME  src/a.js     3         no tests
        """);
    assertThat(Bench.data(result.display())).isEqualTo("""
        [{"tag":"TODO","path":"b.py","line":1,"owner":null,"note":"read the file once"},\
        {"tag":"TODO","path":"src/a.js","line":1,"owner":"zoe","note":"split this"},\
        {"tag":"FIXME","path":"src/a.js","line":3,"owner":null,"note":"no tests"}]""");
  }

  @Test
  void looksForOneTagOnePersonAndInOneFolder() {
    assertThat(Bench.data(bench.command("todos",
        Map.of("path", "src", "tag", List.of("HACK"))).display())).contains("\"line\":4")
        .contains("\"note\":\"later\"");
    assertThat(Bench.data(bench.command("todos",
        Map.of("path", ".", "tag", USUAL, "owner", "zoe")).display())).contains("split this")
        .doesNotContain("no tests");
  }

  @Test
  void saysWhereThereAreNone() {
    var result = bench.command("todos", Map.of("path", ".", "tag", List.of("BUG")));
    assertThat(Bench.text(result.display())).isEqualTo("No notes.\n");
    assertThat(Bench.data(result.display())).isEqualTo("[]");
  }

  @Test
  void endsWithOneWhereThereAreTooMany() {
    assertThat(bench.command("todos", Map.of("path", ".", "tag", USUAL, "max", 2L)).exitCode())
        .isEqualTo(1);
    assertThat(bench.command("todos", Map.of("path", ".", "tag", USUAL, "max", 3L)).exitCode())
        .isZero();
  }
}
