/// Keeps answers, so that the very same request need not be paid for twice.
///
/// It must not know how requests travel or who decides that an answer may be kept.
@NullMarked
package dev.picode.llm.cache;

import org.jspecify.annotations.NullMarked;
