package dev.picode.context.symbol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Counts the branches of definitions. Stateless.
final class Branches {
  private Branches() {}

  /// A definition that is open at some place.
  private static final class Open {
    private final Symbol symbol;
    private int count;

    Open(Symbol symbol) {
      this.symbol = symbol;
    }
  }

  /// The definitions in their order, with the number of their branches; each branch counts for the innermost definition
  /// around it.
  ///
  /// @param starts where the branches start, in bytes, in any order
  static List<Symbol> count(List<Symbol> symbols, List<Integer> starts) {
    List<Open> all = symbols.stream().map(Open::new).toList();
    List<Open> outerFirst = new ArrayList<>(all);
    outerFirst.sort(Comparator.comparingInt((Open one) -> one.symbol.span().startByte())
        .thenComparing(
            Comparator.comparingInt((Open one) -> one.symbol.span().endByte()).reversed()));
    Deque<Open> around = new ArrayDeque<>();
    int next = 0;
    for (int start : starts.stream().sorted().toList()) {
      while (next < outerFirst.size() && outerFirst.get(next).symbol.span().startByte() <= start) {
        around.push(outerFirst.get(next++));
      }
      while (!around.isEmpty() && around.peek().symbol.span().endByte() <= start) {
        around.pop();
      }
      if (!around.isEmpty()) {
        around.peek().count++;
      }
    }
    return all.stream().map(one -> one.symbol.withBranches(one.count)).toList();
  }
}
