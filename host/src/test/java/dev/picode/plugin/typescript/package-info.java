@NullMarked
package dev.picode.plugin.typescript;

import org.jspecify.annotations.NullMarked;
