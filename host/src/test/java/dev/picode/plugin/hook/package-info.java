/// Tests of hooks.
@NullMarked
package dev.picode.plugin.hook;

import org.jspecify.annotations.NullMarked;
