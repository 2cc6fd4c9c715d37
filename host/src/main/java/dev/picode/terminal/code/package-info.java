/// What the parts of code are, so that they can be set apart: comments, strings, keywords.
///
/// One table says what is particular to each language; scanners shared by many languages do the work, in one pass
/// over the text and without regular expressions, so that no text takes more than its share of time. It must not
/// know terminals, colours or files.
@NullMarked
package dev.picode.terminal.code;

import org.jspecify.annotations.NullMarked;
