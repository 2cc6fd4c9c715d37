/// The agent: a model that works on a workspace with tools, under a person's approval.
///
/// Knows models, hooks, extensions and the workspace. Not who shows it: the command line, the prompt or another program.
@NullMarked
package dev.picode.agent;

import org.jspecify.annotations.NullMarked;
