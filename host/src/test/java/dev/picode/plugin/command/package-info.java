/// Tests of the package of the same name.
@NullMarked
package dev.picode.plugin.command;

import org.jspecify.annotations.NullMarked;
