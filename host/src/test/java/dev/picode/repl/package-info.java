/// Tests of `dev.picode.repl` without a terminal.
@NullMarked
package dev.picode.repl;

import org.jspecify.annotations.NullMarked;
