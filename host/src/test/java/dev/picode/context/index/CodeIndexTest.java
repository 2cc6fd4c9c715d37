package dev.picode.context.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.context.IndexedFile;
import dev.picode.context.ProgressListener;
import dev.picode.context.index.SymbolQuery.Match;
import dev.picode.context.symbol.SymbolKind;
import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeIndexTest {
  @TempDir
  private Path temp;

  private Path root = Path.of("");
  private WorkspaceIndex index = new WorkspaceIndex(Workspace.of(Path.of("")),
      IndexTrees.setup(Path.of(""), new WordSymbols(), 1), _ -> {});

  @BeforeEach
  void prepare() throws IOException {
    temp = temp.toRealPath();
    root = Files.createDirectory(temp.resolve("work"));
    index = new WorkspaceIndex(Workspace.of(root), IndexTrees.setup(temp, new WordSymbols(), 1),
        _ -> {});
  }

  @AfterEach
  void close() {
    index.close();
  }

  /// What SQLite counts over its whole table and what is counted here over some files is the same, where these are all.
  @Test
  void searchesAmongSomeFilesAsIfThereWereNoOthers() throws InterruptedException {
    write("src/price.java", "class Price the price of one thing, rounded");
    write("src/till.java", "class Till prices prices prices and a thing of no price");
    write("docs/price.md", "every price has a thing that it is the price of");
    write("docs/long.md", "thing ".repeat(40) + "other words ".repeat(90) + "rounded");
    update();
    Set<String> all = Set.copyOf(index.current().files().stream().map(IndexedFile::path).toList());
    for (String words : List.of("price", "thing rounded", "the price of a thing", "till", "zzz")) {
      assertThat(index.current().search(words, 10, all)).as(words)
          .isEqualTo(index.current().search(words, 10));
    }
    Set<String> some = Set.of("src/price.java", "src/till.java");
    List<TextHit> seen = index.current().search("rounded price thing", 10, some);
    write("docs/long.md", "");
    write("docs/price.md", "rounded ".repeat(9));
    update();
    assertThat(index.current().search("rounded price thing", 10, some)).isEqualTo(seen);
    assertThat(seen).extracting(TextHit::path)
        .containsExactlyInAnyOrder("src/price.java", "src/till.java");
  }

  @ParameterizedTest
  @CsvSource({
    "FileIndex, EXACT, FileIndex",
    "fileIndex, EXACT, fileIndex",
    "FILEINDEX, EXACT, ''",
    "file, PREFIX, 'fileIndex File FileIndex FileIndexes'",
    "File, PREFIX, 'File FileIndex fileIndex FileIndexes'",
    "index, SUBSTRING, 'reindex FileIndex FileIndexes fileIndex'",
    "fi, FUZZY, 'File fileIndex FileIndex FileIndexes'",
    "fidx, FUZZY, 'FileIndex fileIndex FileIndexes'",
    "zzz, FUZZY, ''",
    "%, SUBSTRING, ''",
  })
  void findsNamesBestFirst(String text, Match match, String names) throws InterruptedException {
    write("A.java", "class FileIndex class FileIndexes class File def reindex def fileIndex");
    update();
    List<String> found = find(SymbolQuery.of(text, match, 10));
    assertThat(found).containsExactlyInAnyOrder(
        names.isEmpty() ? new String[0] : names.split(" ", -1));
    if (!names.isEmpty() && match != Match.SUBSTRING && match != Match.FUZZY) {
      assertThat(found.getFirst()).isEqualTo(
          text.equals("file") ? "File" : names.split(" ", -1)[0]);
    }
  }

  @Test
  void prefersTheNearestName() throws InterruptedException {
    write("A.java",
        "class Cart class ShoppingCart class Chart class CartItem class Discard def cart");
    update();
    assertThat(find(SymbolQuery.of("Cart", Match.FUZZY, 10)))
        .containsExactly("Cart", "cart", "CartItem", "ShoppingCart", "Chart");
    assertThat(find(SymbolQuery.of("card", Match.SUBSTRING, 10))).containsExactly("Discard");
  }

  @Test
  void filtersByKindLanguageAndPath() throws InterruptedException {
    write("src/A.java", "class Thing def thing");
    write("src/a.py", "class Thing");
    write("lib/B.java", "class Thing");
    update();
    CodeIndex current = index.current();
    assertThat(current.find(SymbolQuery.of("thing", Match.PREFIX, 10))).hasSize(4);
    assertThat(current.find(new SymbolQuery("thing", Match.PREFIX, Set.of(SymbolKind.CLASS),
        "Java", "src/**", 10))).extracting(Definition::path).containsExactly("src/A.java");
    assertThat(current.find(SymbolQuery.of("Thing", Match.EXACT, 2)))
        .extracting(Definition::path)
        .containsExactly("lib/B.java", "src/A.java");
    assertThat(current.find(SymbolQuery.of("", Match.PREFIX, 2))).hasSize(2);
    assertThatThrownBy(() -> current.find(
        new SymbolQuery("", Match.PREFIX, Set.of(), null, "[", 1)))
        .isInstanceOf(PiCodeException.class)
        .extracting(e -> ((PiCodeException) e).problem().code())
        .isEqualTo("glob-invalid");
  }

  @Test
  void tellsWhereANameIsReferredTo() throws InterruptedException {
    write("b.py", "one()\ntwo() one()\n");
    write("a.py", "one()\n");
    // Two names with one hash.
    write("c.py", "Aa() BB()\n");
    update();
    CodeIndex current = index.current();
    assertThat(current.references("one")).extracting(Usage::path)
        .containsExactly("a.py", "b.py", "b.py");
    assertThat(current.references("one")).extracting(usage -> usage.reference().span().startLine())
        .containsExactly(1, 1, 2);
    assertThat(current.references("Aa")).hasSize(1);
    assertThat(current.references("BB")).hasSize(1);
    assertThat(current.references("on")).isEmpty();
    assertThat(current.references("\" OR \"")).isEmpty();
    assertThat(current.referenceCounts()).isEqualTo(Map.of("a.py", Map.of("one", 1),
        "b.py", Map.of("one", 2, "two", 1), "c.py", Map.of("Aa", 1, "BB", 1)));
  }

  @Test
  void listsNamesAndImportsByFile() throws InterruptedException {
    write("b.py", "class B def a class B import x import y");
    write("a.txt", "nothing");
    update();
    CodeIndex current = index.current();
    assertThat(current.definedNames()).isEqualTo(Map.of("b.py", List.of("B", "a")));
    assertThat(current.imports().get("b.py")).extracting(each -> each.target())
        .containsExactly("x", "y");
    assertThat(current.imports()).hasSize(1);
    assertThat(current.definitions("B")).hasSize(2)
        .isSortedAccordingTo((x, y) -> Integer.compare(x.symbol().nameSpan().startByte(),
            y.symbol().nameSpan().startByte()));
  }

  @Test
  void searchesPathsSymbolsAndText() throws InterruptedException {
    write("src/cart.txt", "nothing of it");
    write("src/a.py", "class Cart");
    write("src/b.txt", "a cart among many other words that dilute what it says of it and of more");
    write("src/c.txt", "none");
    write("d.txt", "shoppingCart");
    update();
    CodeIndex current = index.current();
    assertThat(current.search("cart", 10)).extracting(TextHit::path)
        .startsWith("src/a.py", "src/cart.txt")
        .hasSize(4)
        .contains("d.txt");
    assertThat(current.search("CART!", 1)).extracting(TextHit::path)
        .containsExactly("src/a.py");
    assertThat(current.search("shopping zebra", 10)).extracting(TextHit::path)
        .containsExactly("d.txt");
    assertThat(current.search("", 10)).isEmpty();
    assertThat(current.search("\" NOT NEAR( *", 10)).isEmpty();
    assertThat(current.search("src", 0)).isEmpty();
    assertThat(current.search("src", 9)).hasSize(4).allMatch(hit -> Double.isFinite(hit.score()));
  }

  @Test
  void findsWordsOfEveryScript() throws InterruptedException {
    write("a.txt", "Größe naïve 東京 Ёлка 𝒳𝒴");
    update();
    for (String word : List.of("größe", "GRÖSSE".replace("SS", "ẞ"), "naïve", "東京", "ёлка",
        "𝒳𝒴")) {
      assertThat(index.current().search(word, 5)).as(word).hasSize(1);
    }
    assertThat(index.current().search("grosse", 5)).isEmpty();
  }

  @Test
  void breaksTiesByPath() throws InterruptedException {
    for (String name : List.of("m", "b", "z", "a", "k")) {
      write(name + ".txt", "same words");
    }
    update();
    assertThat(index.current().search("same", 3)).extracting(TextHit::path)
        .containsExactly("a.txt", "b.txt", "k.txt");
  }

  private List<String> find(SymbolQuery query) {
    return index.current().find(query).stream().map(found -> found.symbol().name()).toList();
  }

  private void update() throws InterruptedException {
    index.update(ProgressListener.NONE);
  }

  private void write(String path, String text) {
    IndexTrees.write(root.resolve(path), text, 1);
  }
}
