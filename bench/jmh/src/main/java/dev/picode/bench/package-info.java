/// Micro-benchmarks of the sandbox; never shipped.
@NullMarked
package dev.picode.bench;

import org.jspecify.annotations.NullMarked;
