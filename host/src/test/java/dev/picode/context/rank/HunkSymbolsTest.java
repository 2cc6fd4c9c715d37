package dev.picode.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.Language;
import dev.picode.context.symbol.Symbol;
import dev.picode.git.FileDiff;
import dev.picode.git.GitRepository;
import dev.picode.git.GitUser;
import dev.picode.git.TestGit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which definitions changed lines stand, in a real repository.
class HunkSymbolsTest {
  private static final String BEFORE = """
      class Cart {
        function total() {
          return 1;
        }
        function count() {
          return 2;
        }
      }
      function alone() {
        return 3;
      }
      """;

  @TempDir
  private Path temp;

  private List<List<String>> changed(String after) throws IOException, InterruptedException {
    GitUser user = GitUser.of(Files.createDirectory(temp.resolve("home")));
    Path root = Files.createDirectory(temp.toRealPath().resolve("work"));
    TestGit.init(root, user).write("cart.js", BEFORE).commit("one").write("cart.js", after);
    FileDiff diff = GitRepository.find(root, user)
        .orElseThrow()
        .differences("HEAD", null)
        .getFirst();
    List<Symbol> definitions = new PlainSymbols().of(
        new Language("JavaScript", Language.Kind.CODE),
        after.getBytes(StandardCharsets.UTF_8)).definitions();
    return HunkSymbols.of(diff, definitions)
        .stream()
        .map(hunk -> hunk.symbols().stream().map(Symbol::name).toList())
        .toList();
  }

  @Test
  void namesTheInnermostDefinition() throws IOException, InterruptedException {
    assertThat(changed(BEFORE.replace("return 2;", "return 22;")))
        .containsExactly(List.of("count"));
  }

  @Test
  void namesWhatLinesWereTakenFrom() throws IOException, InterruptedException {
    assertThat(changed(BEFORE.replace("    return 1;\n", ""))).containsExactly(List.of("total"));
  }

  @Test
  void namesEachDefinitionAHunkTouches() throws IOException, InterruptedException {
    assertThat(changed(BEFORE.replace("return 1;\n  }\n  function count",
        "return 11;\n  }\n  // new\n  function counted"))).containsExactly(List.of("total"),
            List.of("Cart", "counted"));
  }

  @Test
  void namesNothingOutsideOfAll() throws IOException, InterruptedException {
    assertThat(changed("import x;\n" + BEFORE)).containsExactly(List.of());
  }
}
