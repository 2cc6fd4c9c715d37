@NullMarked
package dev.picode.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
