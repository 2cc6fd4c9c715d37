/// What is known of a workspace, put together: its index, what its files need of each other, its history, and what of all
/// that matters for a task.
///
/// This package may use all of the context; nothing in the context may use it.
@NullMarked
package dev.picode.context.engine;

import org.jspecify.annotations.NullMarked;
