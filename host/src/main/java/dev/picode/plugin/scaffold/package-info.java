/// What a new extension starts with. Knows nothing of the command line.
@NullMarked
package dev.picode.plugin.scaffold;

import org.jspecify.annotations.NullMarked;
