package dev.picode.context.symbol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/// A definition with those that stand in it. Immutable.
///
/// @param symbol the definition
/// @param parts what stands in it, in order
public record Outline(Symbol symbol, List<Outline> parts) {
  /// Copies the parts.
  public Outline {
    Objects.requireNonNull(symbol);
    parts = List.copyOf(parts);
  }

  /// A definition that is being filled.
  private record Open(Symbol symbol, List<Outline> parts) {
    Outline closed() {
      return new Outline(symbol, parts);
    }
  }

  /// The definitions of a file that stand in no other, in order.
  public static List<Outline> of(FileSymbols symbols) {
    List<Symbol> sorted = new ArrayList<>(symbols.definitions());
    sorted.sort(Comparator.comparingInt((Symbol symbol) -> symbol.span().startByte())
        .thenComparing(
            Comparator.comparingInt((Symbol symbol) -> symbol.span().endByte()).reversed())
        .thenComparingInt(symbol -> symbol.nameSpan().startByte()));
    List<Outline> top = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    for (Symbol symbol : sorted) {
      while (!open.isEmpty() && !contains(open.peek().symbol(), symbol)) {
        close(open, top);
      }
      open.push(new Open(symbol, new ArrayList<>()));
    }
    while (!open.isEmpty()) {
      close(open, top);
    }
    return top;
  }

  private static void close(Deque<Open> open, List<Outline> top) {
    Outline closed = open.pop().closed();
    (open.isEmpty() ? top : open.peek().parts()).add(closed);
  }

  private static boolean contains(Symbol outer, Symbol inner) {
    return inner.span().endByte() <= outer.span().endByte() && !inner.span().equals(outer.span());
  }
}
