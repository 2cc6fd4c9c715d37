package dev.picode.context.symbol;

import java.util.Set;

/// Types that a language brings and whose grammar takes them for any others. Stateless, safe for many threads.
final class Builtins {
  private static final Set<String> GO = Set.of("any", "bool", "byte", "comparable", "complex64",
      "complex128", "error", "float32", "float64", "int", "int8", "int16", "int32", "int64", "rune",
      "string", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr");
  private static final Set<String> PYTHON = Set.of("bool", "bytes", "complex", "dict", "float",
      "frozenset", "int", "list", "object", "set", "str", "tuple", "type");

  private Builtins() {}

  static Set<String> of(String language) {
    return switch (language) {
      case "Go" -> GO;
      case "Python", "Starlark" -> PYTHON;
      default -> Set.of();
    };
  }
}
