package dev.picode.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.git.History;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What fits a budget.
class PackingTest {
  private static final TokenCounter TOKENS = TokenCounter.estimate();

  private static Packed pack(int budget) throws InterruptedException {
    return pack(Sample.index(), Sample.relevance().rank(Task.ofFile("src/cart.js")).files(),
        budget);
  }

  private static Packed pack(MemoryIndex index, List<RankedFile> files, int budget)
      throws InterruptedException {
    return new Packing(index, index::content, Skeletons.signatures(), TOKENS).pack(files, budget);
  }

  @Test
  void showsAllOfEverythingWhereThereIsRoom() throws InterruptedException {
    Packed packed = pack(10_000);
    assertThat(packed.parts()).isNotEmpty().allMatch(part -> part.form() == Form.FULL);
    assertThat(packed.leftOut()).isZero();
    Part first = packed.parts().getFirst();
    assertThat(first.text()).isEqualTo("== src/cart.js\n" + Sample.TEXTS.get("src/cart.js"));
    assertThat(first.origin()).isEqualTo("repo");
    assertThat(first.why()).startsWith("given");
  }

  @Test
  void showsLessOfWhatMattersLess() throws InterruptedException {
    Map<String, String> texts = new TreeMap<>();
    List<RankedFile> files = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      texts.put(name + ".js",
          "function " + name + "(x) {\n" + "  return x + 1;\n".repeat(50) + "}\n");
      files.add(new RankedFile(name + ".js", 1.0 / (1 + files.size()), false, List.of()));
    }
    Packed packed = pack(MemoryIndex.of(texts), files, 390);
    assertThat(packed.parts()).extracting(Part::path)
        .containsExactly("a.js", "b.js", "c.js", "d.js");
    assertThat(packed.parts()).extracting(Part::form)
        .containsExactly(Form.FULL, Form.SKELETON, Form.SKELETON, Form.SKELETON);
    assertThat(packed.parts().get(1).text())
        .isEqualTo("== b.js (skeleton)\nfunction b(x) {\n");
    assertThat(pack(MemoryIndex.of(texts), files, 25).parts()).extracting(Part::form)
        .contains(Form.NAMES);
  }

  @Test
  void showsNothingInNoRoom() throws InterruptedException {
    Packed packed = pack(0);
    assertThat(packed.parts()).isEmpty();
    assertThat(packed.text()).isEmpty();
    assertThat(packed.leftOut()).isPositive();
  }

  @Test
  void passesOverFilesThatAreGone() throws InterruptedException {
    var packing = new Packing(Sample.index(), _ -> Optional.empty(), Skeletons.signatures(),
        TOKENS);
    Packed packed = packing.pack(List.of(new RankedFile("src/cart.js", 1, true, List.of())), 500);
    assertThat(packed.parts()).isEmpty();
    assertThat(packed.leftOut()).isOne();
  }

  @Test
  void drawsSkeletonsOfTheRealSymbols() throws InterruptedException {
    String text = "class Cart {\n  /** Sums up. */\n  int total() {\n" + "    work();\n".repeat(40)
        + "  }\n}\n";
    var index = MemoryIndex.of(Map.of("Cart.java", text), new TreeSitterSymbols());
    List<RankedFile> files = List.of(new RankedFile("Cart.java", 1, false, List.of()));
    var packing = new Packing(index, index::content, Skeletons.bodiless(), TOKENS);
    assertThat(packing.pack(files, 60).parts().getFirst().text())
        .startsWith("== Cart.java (skeleton)\nclass Cart {\n")
        .contains("int total()")
        .doesNotContain("work()");
    byte[] other = ("// a new line\n" + text).getBytes(StandardCharsets.UTF_8);
    var changed = new Packing(index, _ -> Optional.of(other), Skeletons.bodiless(), TOKENS);
    assertThat(changed.pack(files, 60).parts().getFirst().text())
        .isEqualTo("== Cart.java (skeleton)\nclass Cart\n  int total()\n");
  }

  /// Texts of random sizes with random scores, in every budget.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void neverGoesOverTheBudget(long seed) throws InterruptedException {
    var random = new Random(seed);
    Map<String, String> texts = new TreeMap<>();
    List<RankedFile> files = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String path = "d" + i + "/file" + i + ".js";
      var text = new StringBuilder();
      for (int f = random.nextInt(12); f > 0; f--) {
        text.append("function f")
            .append(random.nextInt(1000))
            .append("() {\n")
            .repeat("  doSomething(1, \"ä😀\");\n", random.nextInt(30))
            .append("}\n");
      }
      texts.put(path, text.toString());
      files.add(new RankedFile(path, random.nextDouble(), false, List.of("because")));
    }
    files.sort(Comparator.comparingDouble(RankedFile::score).reversed());
    MemoryIndex index = MemoryIndex.of(texts);
    for (int budget = 0; budget < 12_000; budget += 1 + random.nextInt(300)) {
      Packed packed = pack(index, files, budget);
      assertThat(packed.tokens()).isLessThanOrEqualTo(budget)
          .isEqualTo(packed.parts().stream().mapToInt(Part::tokens).sum());
      assertThat(TOKENS.count(packed.text())).isLessThanOrEqualTo(budget);
      assertThat(pack(MemoryIndex.of(texts), files, budget)).isEqualTo(packed);
    }
  }

  @Test
  void usesMostOfTheBudget() throws InterruptedException {
    Packed packed = pack(150);
    assertThat(packed.tokens()).isGreaterThan(100);
  }

  @Test
  void drawsAMapWithinABudget() throws InterruptedException {
    MemoryIndex index = Sample.index();
    Relevance relevance = Relevance.of(index, Sample.IMPORTS, History.NONE);
    RepoMap all = RepoMap.draw(index, relevance, TOKENS, 1_000);
    assertThat(all.text()).isEqualTo("""
        src/cart.js
          class ShoppingCart {
        src/price.js
          function priceOf(item) {
        src/tax.js
          function taxRateFor(country) {
        """);
    for (int budget = 0; budget <= all.tokens(); budget++) {
      RepoMap map = RepoMap.draw(index, relevance, TOKENS, budget);
      assertThat(map.tokens()).isLessThanOrEqualTo(budget).isEqualTo(TOKENS.count(map.text()));
    }
    assertThat(RepoMap.draw(index, relevance, TOKENS, all.tokens() - 1).symbols()).isEqualTo(2);
  }

  @Test
  void countsTokensByWhatCharactersAre() {
    assertThat(TOKENS.count("")).isZero();
    assertThat(TOKENS.count("word")).isOne();
    assertThat(TOKENS.count("one two")).isEqualTo(2);
    assertThat(TOKENS.count("fileIndex")).isEqualTo(2);
    assertThat(TOKENS.count("123456")).isEqualTo(2);
    assertThat(TOKENS.count("日本語")).isEqualTo(3);
    assertThat(TOKENS.count("x = y;\n")).isEqualTo(5);
    var text = new StringBuilder();
    int before = 0;
    for (int i = 0; i < 2_000; i++) {
      text.append("aA 1\n_é.".charAt(new Random(i).nextInt(8)));
      assertThat(TOKENS.count(text.toString())).isGreaterThanOrEqualTo(before);
      before = TOKENS.count(text.toString());
    }
  }
}
