package dev.picode.context.rank;

import dev.picode.context.index.CodeIndex;
import dev.picode.context.symbol.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A map of a workspace: the declarations that most of it leans on, file by file. Immutable.
///
/// The rank of each file, its [PageRank], is shared by the names it uses, as much as each says; a definition has the sum of
/// what comes to it. As many of the best are drawn as a budget of tokens holds, found by binary search: more declarations
/// are never fewer tokens. This is how Aider draws its map (`repomap.py`).
///
/// @param text a line with the path of each file, below it the declarations, indented; files by path
/// @param tokens how many tokens the text is counted as
/// @param symbols how many declarations are drawn
public record RepoMap(String text, int tokens, int symbols) {
  /// More declarations than these are not looked at.
  private static final int MAX_SYMBOLS = 3_000;

  /// Draws the map of a workspace.
  ///
  /// @param budget the most tokens it may have
  /// @throws InterruptedException soon after this thread was interrupted
  public static RepoMap draw(CodeIndex index, Relevance relevance, TokenCounter tokens, int budget)
      throws InterruptedException {
    List<Ranked> best = definitions(index, relevance.graph(), relevance.weights());
    int fits = 0;
    int tooMany = best.size() + 1;
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) >>> 1;
      if (tokens.count(text(best.subList(0, middle))) <= budget) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    String text = text(best.subList(0, fits));
    return new RepoMap(text, tokens.count(text), fits);
  }

  /// A definition with how much leans on it.
  private record Ranked(String path, Symbol symbol, double score) {}

  /// A name that a file defines, with how much leans on it.
  private record Name(int definer, String name) {}

  private static List<Ranked> definitions(CodeIndex index, RelevanceGraph graph, Weights weights)
      throws InterruptedException {
    double[] ranks = PageRank.rank(graph.all(), new double[graph.paths().size()],
        weights.damping()).scores();
    Map<Name, Double> scores = new HashMap<>();
    for (int user = 0; user < ranks.length; user++) {
      share(graph, user, ranks[user], scores);
    }
    List<Map.Entry<Name, Double>> names = new ArrayList<>(scores.entrySet());
    names.sort(Map.Entry.<Name, Double>comparingByValue()
        .reversed()
        .thenComparingInt(entry -> entry.getKey().definer)
        .thenComparing(entry -> entry.getKey().name));
    var found = new ArrayList<Ranked>();
    Map<String, List<Symbol>> known = new HashMap<>();
    for (Map.Entry<Name, Double> entry : names.subList(0, Math.min(MAX_SYMBOLS, names.size()))) {
      String path = graph.paths().get(entry.getKey().definer);
      for (Symbol symbol : known.computeIfAbsent(path, it -> index.symbols(it).definitions())) {
        if (symbol.name().equals(entry.getKey().name) && !isPrivate(symbol)) {
          found.add(new Ranked(path, symbol, entry.getValue()));
        }
      }
    }
    return found;
  }

  /// Whether nobody outside of its file can mean it.
  private static boolean isPrivate(Symbol symbol) {
    return symbol.name().startsWith("_") || symbol.signature().startsWith("private ");
  }

  /// Gives the rank of a file to the names it uses.
  private static void share(RelevanceGraph graph, int user, double rank, Map<Name, Double> scores) {
    Map<Name, Double> parts = new LinkedHashMap<>();
    double sum = 0;
    for (RelevanceGraph.Use use : graph.usesOf(user)) {
      for (int definer : use.definers()) {
        parts.put(new Name(definer, use.name()), use.weight());
        sum += use.weight();
      }
    }
    for (Map.Entry<Name, Double> part : parts.entrySet()) {
      scores.merge(part.getKey(), rank * part.getValue() / sum, Double::sum);
    }
  }

  private static String text(List<Ranked> definitions) {
    Map<String, List<Symbol>> files = new TreeMap<>();
    definitions.forEach(
        found -> files.computeIfAbsent(found.path, _ -> new ArrayList<>()).add(found.symbol));
    var text = new StringBuilder();
    files.forEach((path, symbols) -> {
      text.append(path).append('\n');
      symbols.sort(Comparator.comparingInt(symbol -> symbol.nameSpan().startByte()));
      symbols.forEach(symbol -> text.append("  ").append(symbol.signature()).append('\n'));
    });
    return text.toString();
  }
}
