/// What the agent can look at, and the tools of extensions, as a model sees them.
///
/// Knows the workspace, its index and its repository. Not who decides what is done.
@NullMarked
package dev.picode.agent.tool;

import org.jspecify.annotations.NullMarked;
