package dev.picode.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.git.GitUser;
import dev.picode.git.TestGit;
import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSearchTest {
  @TempDir
  Path temp;
  Path work;
  GitUser user;
  TestGit files;

  @BeforeEach
  void prepare() throws IOException {
    work = Files.createDirectory(temp.toRealPath().resolve("work"));
    user = GitUser.of(temp.toRealPath());
    files = new TestGit(work, user);
  }

  @Test
  void findsLinesInOrder() throws InterruptedException {
    files.write("b.txt", "x TODO\r\n\nTODO TODO\n").write("a/č.txt", "é😀 FIXME");
    SearchResult result = search(SearchQuery.of("TODO|FIXME"));
    assertThat(result.hits()).containsExactly(
        new SearchHit("a/č.txt", 1, 5, "é😀 FIXME"),
        new SearchHit("b.txt", 1, 3, "x TODO"),
        new SearchHit("b.txt", 3, 1, "TODO TODO"));
    assertThat(result.count()).isEqualTo(3);
    assertThat(result.files()).isEqualTo(2);
    assertThat(result.truncated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"^b|1", "b$|1", "^$|1", "a\\s+b|0", "a\\s*|1", "\\bb\\b|2",
    "q*|4", "(?i)A|1", "A|0", "b c|1", "\\n|0", "c$|1", "[^q]+|3", "b|2", "\\bc|1", "\\s+|1"})
  void searchesLineByLine(String pattern, int lines) throws InterruptedException {
    files.write("f", "a\nb\r\n\nx b c\n");
    assertThat(search(SearchQuery.of(pattern)).hits()).hasSize(lines);
  }

  @Test
  void obeysItsOptions() throws InterruptedException {
    files.write("a.txt", "Word\nword\nWORD\n").write("b.md", "word\n");
    assertThat(search(new SearchQuery("word", "*.txt", true, 10, false)).hits()).hasSize(3);
    var two = search(new SearchQuery("word", null, true, 2, false));
    assertThat(two.hits()).hasSize(2);
    assertThat(two.count()).isEqualTo(2);
    assertThat(two.truncated()).isTrue();
    var all = search(new SearchQuery("word", null, true, 4, false));
    assertThat(all.truncated()).isFalse();
    assertThat(all.files()).isEqualTo(2);
    var count = search(new SearchQuery("word", null, true, 1, true));
    assertThat(count.hits()).isEmpty();
    assertThat(count.count()).isEqualTo(4);
    assertThat(count.truncated()).isFalse();
  }

  @Test
  void cutsLongLinesAroundTheMatch() throws InterruptedException {
    files.write("f", "x".repeat(1000) + "needle" + "y".repeat(1000));
    SearchHit hit = search(SearchQuery.of("needle")).hits().getFirst();
    assertThat(hit.column()).isEqualTo(1001);
    assertThat(hit.text()).hasSize(402).startsWith("…x").endsWith("y…").contains("needle");
  }

  @Test
  void refusesWhatIsNoPattern() {
    assertThatThrownBy(() -> search(SearchQuery.of("a(")))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("pattern-invalid");
          assertThat(e.getMessage()).contains("missing closing )");
        });
    assertThatThrownBy(() -> search(new SearchQuery("a", "[", false, 1, false)))
        .isInstanceOf(PiCodeException.class);
  }

  @Test
  void passesOverWhatWentAwayOrBecameALink() throws IOException, InterruptedException {
    files.write("a", "word").write("b", "word").write("c", "word").write("../secret", "word");
    List<IndexedFile> indexed = index();
    Files.delete(work.resolve("a"));
    Files.delete(work.resolve("b"));
    Files.createSymbolicLink(work.resolve("b"), Path.of("../secret"));
    var result = TextSearch.search(Workspace.of(work), indexed, SearchQuery.of("word"));
    assertThat(result.hits()).extracting(SearchHit::path).containsExactly("c");
  }

  @Test
  void isTheSameOnManyFilesWhateverTheOrderOfThreads() throws InterruptedException {
    for (int i = 0; i < 1500; i++) {
      files.write("d/" + i + ".txt", i % 3 == 0 ? "word\nno\nword\n" : "no\n");
    }
    var first = search(new SearchQuery("word", null, false, 700, false));
    assertThat(first.hits()).hasSize(700)
        .isEqualTo(
            search(new SearchQuery("w[o]rd", null, false, 700, false)).hits());
    assertThat(search(new SearchQuery("word", null, false, 1, true)).count()).isEqualTo(1000);
  }

  @Test
  void stopsWhenInterrupted() throws InterruptedException {
    files.write("a", "word");
    List<IndexedFile> indexed = index();
    Thread.currentThread().interrupt();
    assertThatThrownBy(
        () -> TextSearch.search(Workspace.of(work), indexed, SearchQuery.of("word")))
        .isInstanceOf(InterruptedException.class);
  }

  private SearchResult search(SearchQuery query) throws InterruptedException {
    return TextSearch.search(Workspace.of(work), index(), query);
  }

  private List<IndexedFile> index() throws InterruptedException {
    var workspace = Workspace.of(work);
    return FileIndex.scan(
        workspace,
        workspace.resolve("."),
        new ScanOptions(1 << 20, 10_000, user),
        ProgressListener.NONE).files();
  }
}
