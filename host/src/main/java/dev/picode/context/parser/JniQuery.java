package dev.picode.context.parser;

import java.util.List;
import org.treesitter.TSLanguage;
import org.treesitter.TSQuery;

/// A query of the library's own Java.
record JniQuery(TSLanguage grammar, TSQuery query, List<String> captures) implements SyntaxQuery {}
