@NullMarked
package dev.picode.problem;

import org.jspecify.annotations.NullMarked;
