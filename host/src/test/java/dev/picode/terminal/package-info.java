@NullMarked
package dev.picode.terminal;

import org.jspecify.annotations.NullMarked;
