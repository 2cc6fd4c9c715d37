package dev.picode.context.rank;

import dev.picode.context.symbol.Symbol;
import dev.picode.git.FileDiff;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A changed stretch of a file with the definitions it is in. Immutable.
///
/// @param hunk which lines changed
/// @param symbols the innermost definitions that the lines stand in, as they are after the change; in the order of the file
public record HunkSymbols(FileDiff.Hunk hunk, List<Symbol> symbols) {
  /// Copies the symbols.
  public HunkSymbols {
    Objects.requireNonNull(hunk);
    symbols = List.copyOf(symbols);
  }

  /// The changed stretches of a file, each with the definitions it is in. Where lines are only taken away, it is the
  /// definition they stood in that counts.
  ///
  /// @param definitions those of the file after the change
  public static List<HunkSymbols> of(FileDiff diff, List<Symbol> definitions) {
    var found = new ArrayList<HunkSymbols>();
    for (FileDiff.Hunk hunk : diff.hunks()) {
      Set<Symbol> symbols = new LinkedHashSet<>();
      if (hunk.newLines() == 0) {
        Symbol around = innermost(definitions, hunk.newLine() - 1, hunk.newLine());
        if (around != null) {
          symbols.add(around);
        }
      }
      for (int line = hunk.newLine(); line < hunk.newLine() + hunk.newLines(); line++) {
        Symbol around = innermost(definitions, line, line);
        if (around != null) {
          symbols.add(around);
        }
      }
      found.add(new HunkSymbols(hunk, new ArrayList<>(symbols)));
    }
    return List.copyOf(found);
  }

  private static @Nullable Symbol innermost(List<Symbol> definitions, int first, int last) {
    Symbol best = null;
    for (Symbol symbol : definitions) {
      boolean around = symbol.span().startLine() <= first && symbol.span().endLine() >= last;
      if (around && (best == null || length(symbol) < length(best))) {
        best = symbol;
      }
    }
    return best;
  }

  private static int length(Symbol symbol) {
    return symbol.span().endByte() - symbol.span().startByte();
  }
}
