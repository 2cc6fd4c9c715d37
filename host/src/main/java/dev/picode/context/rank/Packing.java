package dev.picode.context.rank;

import dev.picode.context.index.CodeIndex;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Symbol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Packs ranked files into a budget of tokens. Immutable, safe for many threads as far as the index is.
///
/// Each file can be shown in one of its forms or not at all. What a form is worth is the score of the file times what the
/// form tells of it, what it costs are its tokens: a multiple-choice knapsack. It is filled greedily, by the next step of
/// a file that gains most for a token, over the steps of its convex hull; see Sinha and Zoltners, "The multiple-choice
/// knapsack problem" (1979). A step that does not fit is left out with the later ones of its file; files that came to nothing so get their
/// least form, best first, as long as that fits. The same files and texts give the same parts, byte for byte.
public final class Packing {
  /// More files than these are not looked at: their texts would be read for nothing.
  private static final int MAX_FILES = 60;

  private final CodeIndex index;
  private final Function<String, Optional<byte[]>> contents;
  private final Skeletons skeletons;
  private final TokenCounter tokens;

  /// Packs parts of the files of an index.
  ///
  /// @param contents what is stored in a file, by its path; nothing where it cannot be read any more
  public Packing(CodeIndex index, Function<String, Optional<byte[]>> contents, Skeletons skeletons,
      TokenCounter tokens) {
    this.index = index;
    this.contents = contents;
    this.skeletons = skeletons;
    this.tokens = tokens;
  }

  /// As much of the files as the budget holds.
  ///
  /// @param files best first
  /// @param budget the most tokens the parts may have together
  /// @throws InterruptedException soon after this thread was interrupted
  public Packed pack(List<RankedFile> files, int budget) throws InterruptedException {
    if (budget < 0) {
      throw new IllegalArgumentException("a budget is not negative");
    }
    var steps = new ArrayList<Step>();
    var least = new ArrayList<Step>();
    for (int rank = 0; rank < Math.min(MAX_FILES, files.size()); rank++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the packing was cancelled");
      }
      List<Part> forms = forms(files.get(rank));
      steps.addAll(hull(rank, forms));
      if (!forms.isEmpty()) {
        least.add(new Step(rank, forms.getFirst(), forms.getFirst().tokens(), 0));
      }
    }
    steps.sort(Comparator.comparingDouble(Step::gain).reversed().thenComparingInt(Step::rank));
    Map<Integer, Part> chosen = new TreeMap<>();
    int left = take(steps, budget, chosen);
    least.removeIf(step -> chosen.containsKey(step.rank));
    left = take(least, left, chosen);
    return new Packed(List.copyOf(chosen.values()), budget - left, budget,
        files.size() - chosen.size());
  }

  /// Takes the steps that fit and says what is left of the budget.
  private static int take(List<Step> steps, int budget, Map<Integer, Part> chosen) {
    var refused = new HashSet<Integer>();
    int left = budget;
    for (Step step : steps) {
      if (refused.contains(step.rank) || step.cost > left) {
        refused.add(step.rank);
      } else {
        chosen.put(step.rank, step.part);
        left -= step.cost;
      }
    }
    return left;
  }

  /// From one form of a file to a larger one, or from none to the first.
  private record Step(int rank, Part part, int cost, double gain) {}

  /// How much of what a file tells a form keeps.
  private static double kept(Form form) {
    return switch (form) {
      case NAMES -> 0.2;
      case SKELETON -> 0.6;
      case FULL -> 1;
    };
  }

  private List<Part> forms(RankedFile file) {
    byte[] content = contents.apply(file.path()).orElse(null);
    if (content == null) {
      return List.of();
    }
    FileSymbols symbols = index.symbols(file.path());
    var forms = new ArrayList<Part>();
    forms.add(part(file, Form.NAMES, names(symbols)));
    // The symbols stand elsewhere in a file that was changed since it was indexed.
    Skeletons drawn = isIndexed(file.path(), content) ? skeletons : Skeletons.signatures();
    String skeleton = drawn.of(file.path(), content, symbols);
    if (!skeleton.isBlank()) {
      forms.add(part(file, Form.SKELETON, skeleton));
    }
    String text = new String(content, StandardCharsets.UTF_8);
    forms.add(part(file, Form.FULL, text.startsWith("\ufeff") ? text.substring(1) : text));
    return forms;
  }

  private boolean isIndexed(String path, byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash).equals(index.hash(path));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Part part(RankedFile file, Form form, String text) {
    String head = "== " + file.path() + switch (form) {
      case NAMES -> text.isEmpty() ? "" : ": ";
      case SKELETON -> " (skeleton)\n";
      case FULL -> "\n";
    };
    String whole = head + text + (text.endsWith("\n") ? "" : "\n");
    return new Part(Part.REPO, file.path(), form, whole, Math.max(1, tokens.count(whole)),
        file.score(), file.why());
  }

  /// The names at the top of a file, or those of the only type there and what is in it.
  private static String names(FileSymbols symbols) {
    List<Symbol> top = symbols.definitions()
        .stream()
        .filter(symbol -> symbol.container().isEmpty())
        .toList();
    if (top.size() == 1) {
      String type = top.getFirst().name();
      top = symbols.definitions()
          .stream()
          .filter(symbol -> symbol.container().isEmpty()
              || symbol.container().equals(type))
          .toList();
    }
    return String.join(", ", top.stream().map(Symbol::name).distinct().toList());
  }

  /// The forms worth their tokens, as steps whose gain falls.
  private static List<Step> hull(int rank, List<Part> forms) {
    List<Part> kept = new ArrayList<>();
    for (Part form : forms) {
      while (!kept.isEmpty() && !isWorthKeeping(kept, form)) {
        kept.removeLast();
      }
      kept.add(form);
    }
    var steps = new ArrayList<Step>();
    Part before = null;
    for (Part form : kept) {
      int cost = form.tokens() - (before == null ? 0 : before.tokens());
      double value = value(form) - (before == null ? 0 : value(before));
      steps.add(new Step(rank, form, cost, value / Math.max(1, cost)));
      before = form;
    }
    return steps;
  }

  /// Whether the last form gains more for a token than the next one does over it.
  private static boolean isWorthKeeping(List<Part> kept, Part next) {
    Part last = kept.getLast();
    if (next.tokens() <= last.tokens()) {
      return false;
    }
    Part before = kept.size() > 1 ? kept.get(kept.size() - 2) : null;
    int costBefore = before == null ? 0 : before.tokens();
    double valueBefore = before == null ? 0 : value(before);
    double gain = (value(last) - valueBefore) / Math.max(1, last.tokens() - costBefore);
    double further = (value(next) - value(last)) / (next.tokens() - last.tokens());
    return gain > further;
  }

  private static double value(Part part) {
    return part.score() * kept(part.form());
  }
}
