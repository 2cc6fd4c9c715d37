package dev.picode.context.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.picode.context.graph.FileGraph;
import dev.picode.git.CommitFiles;
import dev.picode.git.History;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What speaks for the files of a small workspace.
class EvidenceTest {
  /// Two files are changed with the cart, one of them four times as often.
  private static History history() {
    var commits = new ArrayList<CommitFiles>();
    for (int i = 0; i < 4; i++) {
      commits.add(commit(i, "Round sums", "src/cart.js", "src/mail.js"));
    }
    commits.add(commit(4, "Round sums", "src/cart.js", "src/tax.js"));
    return new History("0".repeat(40), commits);
  }

  private static CommitFiles commit(int number, String subject, String... files) {
    return new CommitFiles(String.valueOf(number), "Zoë", "zoe@example.org",
        "2026-01-02T03:04:05+02:00", subject, List.of(files), files.length);
  }

  private static double of(Signal signal, String path, Task task, History history)
      throws InterruptedException {
    Relevance relevance = Relevance.of(Sample.index(), FileGraph.of(List.of(), List.of()), history);
    var evidence = new Evidence(relevance, task, new Mentions(List.of(), List.of()));
    evidence.collect(Sample.index(), history, task);
    return evidence.of(signal, relevance.graph().node(path));
  }

  @Test
  void aQuarterOfTheCommitsSaysHalfAsMuch() throws InterruptedException {
    Task task = Task.ofFile("src/cart.js");
    assertThat(of(Signal.TOGETHER, "src/mail.js", task, history())).isEqualTo(1);
    assertThat(of(Signal.TOGETHER, "src/tax.js", task, history())).isEqualTo(0.5, within(1e-9));
  }

  @Test
  void aQuarterOfTheSimilarCommitsSaysHalfAsMuch() throws InterruptedException {
    Task task = Task.of("round");
    assertThat(of(Signal.SUBJECT, "src/cart.js", task, history())).isEqualTo(1);
    assertThat(of(Signal.SUBJECT, "src/tax.js", task, history()))
        .isEqualTo(Math.sqrt(0.2), within(1e-9));
  }

  @Test
  void whatNothingSpeaksForHasNothing() throws InterruptedException {
    for (Signal signal : List.of(Signal.TOGETHER, Signal.SUBJECT, Signal.NAME, Signal.TEXT)) {
      assertThat(of(signal, "tools/release.js", Task.of("round"), history())).isZero();
      assertThat(of(signal, "tools/release.js", Task.ofFile("src/cart.js"), History.NONE)).isZero();
    }
  }
}
