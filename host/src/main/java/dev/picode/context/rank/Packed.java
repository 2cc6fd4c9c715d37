package dev.picode.context.rank;

import java.util.List;

/// Parts that fit a budget together. Immutable.
///
/// @param parts in the order of the ranking
/// @param tokens how many tokens they have together; never more than the budget
/// @param budget the most tokens they may have
/// @param leftOut how many of the ranked files have no part
public record Packed(List<Part> parts, int tokens, int budget, int leftOut) {
  /// Copies the parts.
  public Packed {
    parts = List.copyOf(parts);
  }

  /// All parts in one text.
  public String text() {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString();
  }
}
