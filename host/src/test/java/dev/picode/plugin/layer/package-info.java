@NullMarked
package dev.picode.plugin.layer;

import org.jspecify.annotations.NullMarked;
