@NullMarked
package dev.picode.sandbox;

import org.jspecify.annotations.NullMarked;
