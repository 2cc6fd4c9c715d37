@NullMarked
package dev.picode.cli.completion;

import org.jspecify.annotations.NullMarked;
