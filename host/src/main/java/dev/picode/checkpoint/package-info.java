/// What files were before somebody changed them, so that a change can be looked at and taken back.
///
/// Knows files, what Git ignores and a folder of the person's own. Not who changes files, nor why it was allowed.
/// Nothing of it is in the workspace or in its repository.
@NullMarked
package dev.picode.checkpoint;

import org.jspecify.annotations.NullMarked;
