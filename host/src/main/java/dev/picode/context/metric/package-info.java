/// Numbers about code: how it branches, what hangs on what, and what stands there twice.
///
/// This package knows indexes and graphs as values; it reads no files and knows nothing of who asks.
@NullMarked
package dev.picode.context.metric;

import org.jspecify.annotations.NullMarked;
