@NullMarked
package dev.picode.context.cache;

import org.jspecify.annotations.NullMarked;
