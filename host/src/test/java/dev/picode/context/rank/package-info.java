/// Tests of what matters for a task.
@NullMarked
package dev.picode.context.rank;

import org.jspecify.annotations.NullMarked;
