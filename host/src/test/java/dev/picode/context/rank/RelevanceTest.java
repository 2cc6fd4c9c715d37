package dev.picode.context.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.context.graph.FileGraph;
import dev.picode.git.History;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Which files of a small workspace matter, and what is said of them.
class RelevanceTest {
  private static List<String> paths(Ranking ranking) {
    return ranking.files().stream().map(RankedFile::path).toList();
  }

  private static RankedFile file(Ranking ranking, String path) {
    return ranking.files()
        .stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no `" + path + "` in " + paths(ranking)));
  }

  @Test
  void ranksWhatIsLinkedToAFileAboveTheRest() throws InterruptedException {
    Ranking ranking = Sample.relevance().rank(Task.ofFile("src/cart.js"));
    assertThat(paths(ranking)).startsWith("src/cart.js");
    assertThat(paths(ranking).subList(1, 4))
        .containsExactlyInAnyOrder("src/price.js", "src/mail.js", "test/cart.test.js");
    assertThat(ranking.files().getFirst().given()).isTrue();
    assertThat(ranking.files().getFirst().why()).startsWith("given");
  }

  @Test
  void saysWhy() throws InterruptedException {
    Ranking ranking = Sample.relevance().rank(Task.ofFile("src/cart.js"));
    assertThat(file(ranking, "src/mail.js").reasons().getFirst())
        .isEqualTo("changed together with `src/cart.js` 7 times");
    assertThat(file(ranking, "src/price.js").reasons()).contains("imported by `src/cart.js`",
        "defines `priceOf`, which `src/cart.js` uses");
    assertThat(file(ranking, "test/cart.test.js").reasons())
        .contains("called like `src/cart.js`", "uses `ShoppingCart` of `src/cart.js`");
    assertThat(file(ranking, "src/tax.js").why())
        .contains("defines `taxRateFor`, which `src/price.js` uses");
  }

  @Test
  void startsFromTheWordsOfATask() throws InterruptedException {
    Ranking ranking = Sample.relevance().rank(Task.of("the tax of a country is wrong"));
    assertThat(paths(ranking)).startsWith("src/tax.js").contains("src/price.js");
    assertThat(file(ranking, "src/tax.js").reasons())
        .contains("its path has `tax`", "its text fits the task");
    assertThat(ranking.files()).noneMatch(RankedFile::given);
  }

  @Test
  void putsWhatTheTextNamesFirst() throws InterruptedException {
    Ranking ranking = Sample.relevance().rank(Task.of("see release.js and `sendMail`"));
    assertThat(paths(ranking)).startsWith("tools/release.js");
    assertThat(ranking.mentions())
        .isEqualTo(new Mentions(List.of("tools/release.js"), List.of("sendMail")));
    assertThat(ranking.files().getFirst().why()).startsWith("named in the task");
    assertThat(file(ranking, "src/mail.js").reasons())
        .contains("defines `sendMail`, which the task names");
  }

  @Test
  void learnsFromSubjectsOfCommits() throws InterruptedException {
    Ranking ranking = Sample.relevance().rank(Task.of("faster"));
    assertThat(file(ranking, "tools/release.js").why())
        .contains("changed by a commit like this: `Send parcels faster`");
  }

  @Test
  void takesGivenSymbols() throws InterruptedException {
    Ranking ranking = Sample.relevance()
        .rank(new Task("", List.of(), List.of("taxRateFor", "unknown")));
    assertThat(paths(ranking)).startsWith("src/tax.js");
  }

  @Test
  void hasNothingToSayWhereNothingIsKnown() throws InterruptedException {
    Relevance bare = Relevance.of(MemoryIndex.of(Map.of()),
        FileGraph.of(List.of(), List.of()), History.NONE);
    assertThat(bare.rank(Task.of("anything")).files()).isEmpty();
    assertThat(bare.rank(Task.ofFile("gone.js")).files()).isEmpty();
  }

  @Test
  void heedsItsLimit() throws InterruptedException {
    assertThat(Sample.relevance().rank(Task.ofFile("src/cart.js"), 2).files()).hasSize(2);
  }

  @Test
  void givesTheSameOnEveryThreadAndRun() throws Exception {
    Task task = new Task("round the total of `ShoppingCart`", List.of("src/tax.js"), List.of());
    Ranking first = Sample.relevance().rank(task);
    Relevance shared = Sample.relevance();
    try (var pool = Executors.newFixedThreadPool(4)) {
      Callable<Ranking> work = () -> shared.rank(task);
      for (var future : pool.invokeAll(List.of(work, work, work, work, work))) {
        assertThat(future.get()).isEqualTo(first);
      }
    }
  }

  @Test
  void endsWhenItIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Sample.relevance().rank(Task.of("tax")))
        .isInstanceOf(InterruptedException.class);
  }
}
