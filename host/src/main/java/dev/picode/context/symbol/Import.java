package dev.picode.context.symbol;

import java.util.List;
import java.util.Objects;

/// What a source file takes from elsewhere, as it is written. Immutable.
///
/// @param target what is named, without quotes: `java.util.List`, `./parts/list.js`, `stdio.h`, `crate::parts::list`,
///     `..parts` (the dots of Python's relative imports lead it)
/// @param names what is taken out of it, where that is said: `["List", "Map"]`, `["*"]` for all; empty where the target
///     itself is taken
/// @param form how it is written, where a language has several that resolve differently
/// @param line where it stands, from 1
public record Import(String target, List<String> names, Form form, int line) {
  /// The forms that resolve differently.
  public enum Form {
    /// The usual one of the language.
    PLAIN,
    /// Looked for beside the file first: `#include "x.h"`, `require_relative`, `source x.sh`, `#[path = "x.rs"] mod x;`.
    LOCAL,
    /// Looked for in the system first: `#include <x.h>`.
    SYSTEM,
    /// Passed on to whoever imports this file: `export … from`, `pub use`.
    REEXPORT,
    /// A part of this module that stands in another file: `mod x;` of Rust, `package a.b;` of Java and Kotlin,
    /// `namespace A` of PHP and C#, `package x` of Go.
    MODULE
  }

  /// Refuses missing parts.
  public Import {
    names = List.copyOf(names);
    Objects.requireNonNull(form);
    if (target.isEmpty() || line < 1) {
      throw new IllegalArgumentException("an import names something and stands somewhere");
    }
  }
}
