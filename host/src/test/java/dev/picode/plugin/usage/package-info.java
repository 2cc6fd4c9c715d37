@NullMarked
package dev.picode.plugin.usage;

import org.jspecify.annotations.NullMarked;
