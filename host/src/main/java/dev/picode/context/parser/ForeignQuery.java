package dev.picode.context.parser;

import java.util.List;

/// A query by its address.
///
/// @param grammar the address of the grammar
/// @param address that of the query
record ForeignQuery(long grammar, long address, List<String> captures) implements SyntaxQuery {}
