@NullMarked
package dev.picode.workspace;

import org.jspecify.annotations.NullMarked;
