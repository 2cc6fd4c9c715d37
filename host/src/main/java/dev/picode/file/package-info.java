/// Files that PiCode keeps for itself: for their owner alone, replaced as a whole, changed by one process at a time;
/// and the hash by which contents are told apart.
///
/// This package knows the disk and nothing of what is in the files.
@NullMarked
package dev.picode.file;

import org.jspecify.annotations.NullMarked;
