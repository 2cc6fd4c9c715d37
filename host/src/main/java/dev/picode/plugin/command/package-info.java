/// Commands that extensions contribute: finding one, checking its arguments, running it.
///
/// The same for every front. How an argument is spelled on a command line is the front's matter.
@NullMarked
package dev.picode.plugin.command;

import org.jspecify.annotations.NullMarked;
