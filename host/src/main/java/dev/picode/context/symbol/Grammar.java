package dev.picode.context.symbol;

import dev.picode.context.parser.SyntaxQuery;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Our query for a language. Immutable, safe for many threads.
///
/// @param roles what each capture of the query stands for, by its number
/// @param hasFreeWords whether a name may hold nearly anything, as in a shell
record Grammar(SyntaxQuery query, List<Role> roles, boolean hasFreeWords) {
  /// What a capture of a query stands for.
  ///
  /// @param definition what the whole stretch defines, for a capture `@def.KIND`
  record Role(Part part, @Nullable SymbolKind definition) {
    static Role of(String capture) {
      if (capture.startsWith("def.")) {
        return new Role(Part.DEFINITION,
            SymbolKind.valueOf(capture.substring(4).toUpperCase(Locale.ROOT)));
      }
      return new Role(Part.valueOf(capture.toUpperCase(Locale.ROOT)), null);
    }
  }

  /// The captures of our queries.
  enum Part {
    /// All of a definition.
    DEFINITION,
    /// All of what gives a container to definitions and is none itself.
    SCOPE,
    /// The name of a definition or scope.
    NAME,
    /// The first part of the body of a definition.
    BODY,
    /// The name of a call, which defines something only if it is `attr_…` or `alias_method`.
    ATTR,
    /// What an assignment changes, which defines something only if it is what the file exports.
    EXPORTS,
    /// The name of what contains a definition that stands elsewhere.
    CONTAINER,
    /// A name that is called.
    CALL,
    /// A name of a type.
    TYPE,
    /// A name used otherwise.
    USE,
    /// A name used otherwise, if it is written as a type's.
    UPPER,
    /// A name of an element, which is called if it is written as a type's.
    ELEMENT,
    /// All of an import.
    IMPORT,
    /// A comment.
    COMMENT,
    /// What makes the way through a function fork.
    BRANCH
  }

  static Grammar of(SyntaxQuery query, boolean hasFreeWords) {
    return new Grammar(query, query.captures().stream().map(Role::of).toList(), hasFreeWords);
  }
}
