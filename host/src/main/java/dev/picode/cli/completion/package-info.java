/// What the next word of a command line may be: for the scripts that shells load (`picode completion`) and for
/// the prompt.
@NullMarked
package dev.picode.cli.completion;

import org.jspecify.annotations.NullMarked;
