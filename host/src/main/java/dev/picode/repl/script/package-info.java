/// Script mode of the REPL: typed code is completed, evaluated in the sandbox and shown. Knows no terminal library.
@NullMarked
package dev.picode.repl.script;

import org.jspecify.annotations.NullMarked;
