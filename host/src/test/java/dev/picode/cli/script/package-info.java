@NullMarked
package dev.picode.cli.script;

import org.jspecify.annotations.NullMarked;
