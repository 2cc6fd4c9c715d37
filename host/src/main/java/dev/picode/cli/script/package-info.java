/// Code that runs for a command line: commands of extensions, code that a person types, lines for the shell.
///
/// Makes the runner of scripts, and asks the person what they may do.
@NullMarked
package dev.picode.cli.script;

import org.jspecify.annotations.NullMarked;
