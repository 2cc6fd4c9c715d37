@NullMarked
package dev.picode.plugin.scaffold;

import org.jspecify.annotations.NullMarked;
