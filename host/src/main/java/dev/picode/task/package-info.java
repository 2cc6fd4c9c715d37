/// Work that goes on in the background while the person goes on: a queue with priorities, deadlines, progress and a list
/// of what runs.
///
/// This package knows problems and threads; it must not know what the work is about or how it is shown.
@NullMarked
package dev.picode.task;

import org.jspecify.annotations.NullMarked;
