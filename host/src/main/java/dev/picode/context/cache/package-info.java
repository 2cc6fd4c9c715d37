/// What was read or worked out and may be wanted again: caches that are bounded by weight, count what they did, and
/// shrink when memory runs short.
///
/// This package is the only one that knows the library of the caches; it must not know what is in them.
@NullMarked
package dev.picode.context.cache;

import org.jspecify.annotations.NullMarked;
