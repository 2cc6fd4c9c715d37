@NullMarked
package dev.picode.repl.script;

import org.jspecify.annotations.NullMarked;
