/// What is different between two texts: read from a difference as Git prints it, or found by comparing.
///
/// The only package that imports java-diff-utils. It must not know terminals, colours or Git.
@NullMarked
package dev.picode.terminal.diff;

import org.jspecify.annotations.NullMarked;
