/// Tests of extensions: the kit they import, and what runs them in the sandbox. Knows nothing of how results
/// are shown.
@NullMarked
package dev.picode.plugin.testing;

import org.jspecify.annotations.NullMarked;
