@NullMarked
package dev.picode.plugin.tool;

import org.jspecify.annotations.NullMarked;
