/// Tests of `dev.picode.process`.
@NullMarked
package dev.picode.process;

import org.jspecify.annotations.NullMarked;
