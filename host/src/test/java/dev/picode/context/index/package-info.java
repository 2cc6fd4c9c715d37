@NullMarked
package dev.picode.context.index;

import org.jspecify.annotations.NullMarked;
