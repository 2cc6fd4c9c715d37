/// The command line: arguments in, results on standard output, an exit code out.
///
/// The only package that uses picocli. Specs are built by hand, because scanning annotations costs
/// more than the rest of a start. Knows no other front.
@NullMarked
package dev.picode.cli;

import org.jspecify.annotations.NullMarked;
