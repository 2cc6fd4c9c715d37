/// Tests of what the parts of code are.
@NullMarked
package dev.picode.terminal.code;

import org.jspecify.annotations.NullMarked;
