@NullMarked
package dev.picode.cli;

import org.jspecify.annotations.NullMarked;
