/// What went wrong, told to a person: one exception, one value, one table of exit codes.
///
/// This package is the bottom of the host: every other package may use it and it uses none of them.
@NullMarked
package dev.picode.problem;

import org.jspecify.annotations.NullMarked;
