/// Runs the launcher scripts as a shell does: real scripts, stub JDKs where the choice is the point, and the
/// built dist where the program is.
@NullMarked
package dev.picode.launcher;

import org.jspecify.annotations.NullMarked;
