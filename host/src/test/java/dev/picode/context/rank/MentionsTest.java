package dev.picode.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What texts name.
class MentionsTest {
  private static final List<String> PATHS = List.of("README.md", "lib/list.js", "src/a/index.js",
      "src/b/index.js", "src/c/index.js", "src/d/index.js", "src/list.js");
  private static final Set<String> DEFINED = Set.of("FileIndex", "read_all", "list", "open", "Map");

  private static Mentions find(String text) {
    return Mentions.find(text, PATHS, DEFINED);
  }

  @Test
  void findsPathsAndTheEndsOfPaths() {
    assertThat(find("see src/list.js, ./README.md: and a/index.js:12.").files())
        .containsExactly("src/list.js", "README.md", "src/a/index.js");
    assertThat(find("list.js is slow").files()).containsExactly("lib/list.js", "src/list.js");
  }

  @Test
  void leavesOutNamesThatManyFilesHaveAndThoseOfNone() {
    assertThat(find("index.js and nothing.js and e.g. this").files()).isEmpty();
    assertThat(find("ist.js").files()).as("not the end of a name").isEmpty();
  }

  @Test
  void findsSymbolsThatAreDefined() {
    assertThat(find("FileIndex, read_all and open() of `list`; NoSuch, no_such").symbols())
        .containsExactly("list", "FileIndex", "read_all", "open");
  }

  @Test
  void takesNoWordOfProseForASymbol() {
    assertThat(find("open the list and Map it").symbols()).isEmpty();
  }

  @Test
  void looksIntoBackticksAndIntoBothSidesOfADot() {
    assertThat(find("what `FileIndex.open(Map)` does").symbols())
        .containsExactly("FileIndex", "open", "Map");
  }

  @Test
  void findsNothingInNothing() {
    assertThat(find("")).isEqualTo(new Mentions(List.of(), List.of()));
  }
}
