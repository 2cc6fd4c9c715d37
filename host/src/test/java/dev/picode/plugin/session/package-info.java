@NullMarked
package dev.picode.plugin.session;

import org.jspecify.annotations.NullMarked;
