/// What a source file defines, what it refers to and what it imports.
///
/// Answers are values that depend on the bytes of the file alone. This package is the only one that knows the parsers.
@NullMarked
package dev.picode.context.symbol;

import org.jspecify.annotations.NullMarked;
