package dev.picode.context.symbol;

/// What a definition is, in one vocabulary for all languages.
public enum SymbolKind {
  /// A named group of definitions: a package, namespace or module.
  MODULE,
  /// A class, also an object or a singleton.
  CLASS,
  /// An interface, protocol or trait.
  INTERFACE,
  /// A structure, record or union.
  STRUCT,
  /// An enumeration.
  ENUM,
  /// A name for another type.
  TYPE,
  /// An annotation type.
  ANNOTATION,
  /// A function outside any type.
  FUNCTION,
  /// A function of a type.
  METHOD,
  /// What makes a value of a type.
  CONSTRUCTOR,
  /// A variable of a type, also a property.
  FIELD,
  /// A constant, also a value of an enumeration.
  CONSTANT,
  /// A variable outside any function.
  VARIABLE,
  /// A macro.
  MACRO
}
