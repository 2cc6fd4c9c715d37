/// What a command of the command line is and what it works with: its words, the session it runs in, where its
/// results go.
///
/// The base of the packages beside it; knows no command.
@NullMarked
package dev.picode.cli.command;

import org.jspecify.annotations.NullMarked;
