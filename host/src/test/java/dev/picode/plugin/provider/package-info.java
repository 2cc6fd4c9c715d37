@NullMarked
package dev.picode.plugin.provider;

import org.jspecify.annotations.NullMarked;
