/// Tests of the package of the same name.
@NullMarked
package dev.picode.plugin;

import org.jspecify.annotations.NullMarked;
