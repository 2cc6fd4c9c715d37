/// What of a workspace matters for a task, best first, and as much of it as a budget of tokens holds.
///
/// Answers are values that depend on the index and the history they are made from alone. This package ranks and packs; it
/// must not know how files are indexed, how imports are resolved, or which model will read the answer.
@NullMarked
package dev.picode.context.rank;

import org.jspecify.annotations.NullMarked;
