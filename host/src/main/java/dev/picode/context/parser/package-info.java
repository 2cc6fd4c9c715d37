/// The parsers of tree-sitter, called without a copy of what they find.
///
/// This package is the only one that knows how the native libraries are called; what their answers mean is the
/// business of who asks.
@NullMarked
package dev.picode.context.parser;

import org.jspecify.annotations.NullMarked;
