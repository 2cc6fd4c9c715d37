package dev.picode.context.parser;

import java.util.List;

/// A query for the syntax trees of one grammar, compiled. Immutable, safe for many threads; it is never freed.
public sealed interface SyntaxQuery permits ForeignQuery, JniQuery {
  /// The names of its captures, by their numbers.
  List<String> captures();
}
