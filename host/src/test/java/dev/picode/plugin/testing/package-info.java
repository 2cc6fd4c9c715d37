@NullMarked
package dev.picode.plugin.testing;

import org.jspecify.annotations.NullMarked;
