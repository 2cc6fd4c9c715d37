/// `picode hook`: which hooks there are, which of them will not run, and trying and installing them.
@NullMarked
package dev.picode.cli.hook;

import org.jspecify.annotations.NullMarked;
