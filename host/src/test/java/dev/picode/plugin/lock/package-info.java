@NullMarked
package dev.picode.plugin.lock;

import org.jspecify.annotations.NullMarked;
