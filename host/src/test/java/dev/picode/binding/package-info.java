@NullMarked
package dev.picode.binding;

import org.jspecify.annotations.NullMarked;
