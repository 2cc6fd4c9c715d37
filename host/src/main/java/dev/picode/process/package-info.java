/// Programs that scripts and the agent run: found once, started without a shell, ended with all they started.
///
/// What may be run is decided elsewhere; this package sees to it that the program that was decided on
/// is the one that runs, that it gets the environment it was meant to get and no more, and that
/// nothing of it is left when the call is over. It must not know capabilities or scripts.
///
/// A program that runs has the rights of the person who started PiCode, but for those that are the agent's: what
/// [Walls] leave of them is said by whoever starts them.
@NullMarked
package dev.picode.process;

import org.jspecify.annotations.NullMarked;
