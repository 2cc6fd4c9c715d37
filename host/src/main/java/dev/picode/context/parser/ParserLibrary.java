package dev.picode.context.parser;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The native libraries that parse. Safe for many threads; what was loaded stays loaded until the process ends.
///
/// They are called by the foreign function interface where they say the names of their functions, which those for
/// Windows do not; there, and where no folder holds them, by the Java Native Interface, at about twice the cost.
public sealed interface ParserLibrary permits ForeignLibrary, JniLibrary {
  /// The library of a folder, loaded when it is first asked for.
  ///
  /// @throws LinkageError where it is there but cannot be loaded, as on a system with another C library
  static ParserLibrary of(Natives natives) {
    return Loaded.LIBRARIES.computeIfAbsent(natives, ForeignLibrary::load)
        .orElseGet(JniLibrary::loaded);
  }

  /// Compiles a query.
  ///
  /// @param grammar the name of a grammar, as [Natives#missing] takes it
  /// @throws LinkageError where the grammar cannot be loaded
  /// @throws IllegalStateException where the grammar is of another age, or the query not one of its trees
  SyntaxQuery compile(String grammar, String query);

  /// A parser of any grammar.
  SyntaxParser parser();

  /// What was loaded.
  final class Loaded {
    private static final Map<Natives, Optional<ParserLibrary>> LIBRARIES = new ConcurrentHashMap<>();

    private Loaded() {}
  }
}
