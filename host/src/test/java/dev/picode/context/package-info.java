@NullMarked
package dev.picode.context;

import org.jspecify.annotations.NullMarked;
