/// How workers are started, as values: the program and its limits. Starts nothing itself.
@NullMarked
package dev.picode.sandbox.launch;

import org.jspecify.annotations.NullMarked;
