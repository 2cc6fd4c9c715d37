/// Tests of symbols.
@NullMarked
package dev.picode.context.symbol;

import org.jspecify.annotations.NullMarked;
