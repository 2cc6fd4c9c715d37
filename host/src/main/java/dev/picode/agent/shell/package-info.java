/// Lines for a shell: what they run, as far as that can be told without running them, and the tool that runs them.
///
/// Knows processes and hooks. Not what is allowed.
@NullMarked
package dev.picode.agent.shell;

import org.jspecify.annotations.NullMarked;
