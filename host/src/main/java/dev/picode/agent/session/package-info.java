/// Conversations as they are kept: one file each, written while they happen.
///
/// Knows messages and files. Not who talks, nor how it is shown.
@NullMarked
package dev.picode.agent.session;

import org.jspecify.annotations.NullMarked;
