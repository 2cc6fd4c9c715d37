package dev.picode.context.rank;

import dev.picode.context.graph.Edge;
import dev.picode.context.graph.FileGraph;
import dev.picode.git.CommitFiles;
import dev.picode.git.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A small workspace for these tests. Immutable.
final class Sample {
  static final Map<String, String> TEXTS = Map.of(
      "src/cart.js", """
          import { priceOf } from "./price.js";
          class ShoppingCart {
            total(items) { return items.map(priceOf); }
          }
          """,
      "src/price.js", """
          function priceOf(item) {
            return item.price * taxRateFor(item.country);
          }
          """,
      "src/tax.js", """
          function taxRateFor(country) {
            return country === "DE" ? 1.19 : 1.0;
          }
          """,
      "src/mail.js", """
          function sendMail(address) {
            return address;
          }
          """,
      "test/cart.test.js", """
          new ShoppingCart().total([]);
          """,
      "docs/shipping.md", """
          Parcels are sent on the same day.
          """,
      "tools/release.js", """
          function releaseAll() { return 1; }
          """);

  static final FileGraph IMPORTS = FileGraph.of(TEXTS.keySet(),
      List.of(new Edge("src/cart.js", "src/price.js", 1, 1)));

  private Sample() {}

  static MemoryIndex index() {
    return MemoryIndex.of(TEXTS);
  }

  static History history() {
    var commits = new ArrayList<CommitFiles>();
    for (int i = 0; i < 7; i++) {
      commits.add(commit(i, "Round sums", "src/cart.js", "src/mail.js"));
    }
    commits.add(commit(8, "Send parcels faster", "docs/shipping.md", "tools/release.js"));
    return new History("0".repeat(40), commits);
  }

  private static CommitFiles commit(int number, String subject, String... files) {
    return new CommitFiles(String.valueOf(number), "Zoë", "zoe@example.org",
        "2026-01-02T03:04:05+02:00", subject, List.of(files), files.length);
  }

  static Relevance relevance() {
    return Relevance.of(index(), IMPORTS, history());
  }
}
