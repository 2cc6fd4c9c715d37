@NullMarked
package dev.picode.checkpoint;

import org.jspecify.annotations.NullMarked;
