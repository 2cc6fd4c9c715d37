@NullMarked
package dev.picode.sandbox.binding;

import org.jspecify.annotations.NullMarked;
