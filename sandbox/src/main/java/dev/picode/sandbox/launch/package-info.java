/// How workers are started, and what is told of them, as values. Starts nothing itself.
@NullMarked
package dev.picode.sandbox.launch;

import org.jspecify.annotations.NullMarked;
