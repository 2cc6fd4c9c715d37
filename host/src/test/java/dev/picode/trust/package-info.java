@NullMarked
package dev.picode.trust;

import org.jspecify.annotations.NullMarked;
