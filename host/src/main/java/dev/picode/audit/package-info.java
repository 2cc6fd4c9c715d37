/// The record of what extensions did and what they were refused: JSON lines in the person's data folder,
/// each bound to the one before it by a hash.
///
/// The chain shows that a line was changed, removed or put in between; it does not stop who may write
/// the files from writing all of them anew. This package knows values and files only; it must not
/// know scripts, bindings or who makes an entry.
@NullMarked
package dev.picode.audit;

import org.jspecify.annotations.NullMarked;
