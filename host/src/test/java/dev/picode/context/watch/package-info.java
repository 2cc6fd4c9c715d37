@NullMarked
package dev.picode.context.watch;

import org.jspecify.annotations.NullMarked;
