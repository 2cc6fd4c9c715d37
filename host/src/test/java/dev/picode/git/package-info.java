@NullMarked
package dev.picode.git;

import org.jspecify.annotations.NullMarked;
