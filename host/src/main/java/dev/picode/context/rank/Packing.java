package dev.picode.context.rank;

import dev.picode.context.index.CodeIndex;
import dev.picode.context.index.Hash;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Packs ranked files into a budget of tokens. Immutable, safe for many threads as far as the index is.
///
/// It goes through the files, best first, four times: files that matter about as much as the best one are shown in full, as
/// long as that takes no more than a part of the budget; then further ones as skeletons; then names of the rest; and what
/// is left of the budget shows more of what is there already. What does not fit is passed over for what does. The same
/// files and texts give the same parts, byte for byte.
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
    var choices = new ArrayList<Map<Form, Part>>();
    for (RankedFile file : files.subList(0, Math.min(MAX_FILES, files.size()))) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the packing was cancelled");
      }
      choices.add(forms(file));
    }
    double best = files.stream()
        .filter(file -> !file.given())
        .mapToDouble(RankedFile::score)
        .findFirst()
        .orElse(0);
    var chosen = new Part[choices.size()];
    int left = budget;
    for (Share share : SHARES) {
      int room = left - (int) (budget * share.kept);
      int before = room;
      for (int rank = 0; rank < chosen.length; rank++) {
        boolean matters = files.get(rank).score() >= best * share.least;
        Part now = chosen[rank];
        Part next = matters && (now == null || share.improves)
            ? choices.get(rank).get(share.form)
            : null;
        int cost = next == null ? 0 : next.tokens() - (now == null ? 0 : now.tokens());
        if (next != null && cost <= room && (now == null || cost > 0)) {
          chosen[rank] = next;
          room -= cost;
        }
      }
      left -= before - room;
    }
    List<Part> parts = Arrays.stream(chosen).filter(Objects::nonNull).toList();
    return new Packed(parts, budget - left, budget, files.size() - parts.size());
  }

  /// One way through the files.
  ///
  /// @param form what they are shown as
  /// @param least how much a file has to matter, against the best one that is not given
  /// @param kept the part of the budget that is kept for later
  /// @param improves whether files that are shown already can be shown so instead
  private record Share(Form form, double least, double kept, boolean improves) {}

  /// Tuned by eye on this repository: a file to work on in full, what it leans on as skeletons, and a list of what else
  /// there is.
  private static final List<Share> SHARES = List.of(
      new Share(Form.FULL, 0.7, 0.4, false),
      new Share(Form.SKELETON, 0.4, 0.1, false),
      new Share(Form.NAMES, 0.2, 0, false),
      new Share(Form.SKELETON, 0.2, 0, true),
      new Share(Form.FULL, 0, 0, true));

  private Map<Form, Part> forms(RankedFile file) {
    byte[] content = contents.apply(file.path()).orElse(null);
    if (content == null) {
      return Map.of();
    }
    FileSymbols symbols = index.symbols(file.path());
    var forms = new EnumMap<Form, Part>(Form.class);
    forms.put(Form.NAMES, part(file, Form.NAMES, names(symbols)));
    // The symbols stand elsewhere in a file that was changed since it was indexed.
    Skeletons drawn = isIndexed(file.path(), content) ? skeletons : Skeletons.signatures();
    String skeleton = drawn.of(file.path(), content, symbols);
    if (!skeleton.isBlank()) {
      forms.put(Form.SKELETON, part(file, Form.SKELETON, skeleton));
    }
    String text = new String(content, StandardCharsets.UTF_8);
    forms.put(Form.FULL,
        part(file, Form.FULL, text.startsWith("\ufeff") ? text.substring(1) : text));
    return forms;
  }

  private boolean isIndexed(String path, byte[] content) {
    return Hash.of(content).hex().equals(index.hash(path));
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
}
