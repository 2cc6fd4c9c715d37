/// Tells what changes in a workspace while it is open, soon after it changed.
///
/// This package is the only one that knows the library that watches folders; it must not know what is done about a change.
@NullMarked
package dev.picode.context.watch;

import org.jspecify.annotations.NullMarked;
