@NullMarked
package dev.picode.plugin.install;

import org.jspecify.annotations.NullMarked;
