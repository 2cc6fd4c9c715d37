package dev.picode.context.symbol;

import java.util.Objects;

/// A definition in a source file. Immutable.
///
/// @param name what it is called, without what contains it
/// @param kind what it is
/// @param container the names of what contains it in this file, outermost first, separated by `.`; empty at the top
/// @param signature its declaration in one line, without its body, at most 200 characters
/// @param doc the first sentence or line of its documentation, without markers; empty where it has none
/// @param nameSpan where its name stands
/// @param span where all of it stands, with its body
/// @param branches how many branches it has that are in no other definition within it: conditions, loops, cases, handlers,
///     and the `&&` and `||` in them (McCabe, A complexity measure, 1976, less the one for the function itself);
///     [#UNKNOWN] where it was not parsed
public record Symbol(
    String name,
    SymbolKind kind,
    String container,
    String signature,
    String doc,
    Span nameSpan,
    Span span,
    int branches) {
  /// The number of branches of what was not parsed.
  public static final int UNKNOWN = -1;

  /// A definition whose branches are not known.
  public Symbol(String name, SymbolKind kind, String container, String signature, String doc,
      Span nameSpan, Span span) {
    this(name, kind, container, signature, doc, nameSpan, span, UNKNOWN);
  }

  /// Refuses missing parts.
  public Symbol {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(container);
    Objects.requireNonNull(signature);
    Objects.requireNonNull(doc);
    Objects.requireNonNull(nameSpan);
    Objects.requireNonNull(span);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a symbol has a name");
    }
  }

  /// This with another number of branches.
  Symbol withBranches(int count) {
    return new Symbol(name, kind, container, signature, doc, nameSpan, span, count);
  }

  /// The line of its name, from 1.
  public int line() {
    return nameSpan.startLine();
  }

  /// Its name with that of what contains it.
  public String qualifiedName() {
    return container.isEmpty() ? name : container + "." + name;
  }
}
