/// The prompt: reads lines from a person at a terminal, or from standard input, and runs them.
///
/// JLine draws and edits; what a line means is decided here, without it, and commands are reached through
/// [dev.picode.repl.CommandLines]: this front knows no other one.
@NullMarked
package dev.picode.repl;

import org.jspecify.annotations.NullMarked;
