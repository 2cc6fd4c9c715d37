/// The command line: arguments in, results on standard output, an exit code out.
///
/// Here a line is taken apart, its session is put together and its command is called. Each package below holds the commands
/// on one thing, but for `command`, which they all share. With them the only package that uses picocli. Specs are built by
/// hand, because scanning annotations costs more than the rest of a start. Knows no other front.
@NullMarked
package dev.picode.cli;

import org.jspecify.annotations.NullMarked;
