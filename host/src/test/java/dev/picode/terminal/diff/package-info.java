/// Tests of differences.
@NullMarked
package dev.picode.terminal.diff;

import org.jspecify.annotations.NullMarked;
