/// What the agent is told before and beside what the person says: its instructions, those of the repository, and files.
///
/// Knows the workspace and what ranks its files. Not the conversation, nor what the model does with it.
@NullMarked
package dev.picode.agent.context;

import org.jspecify.annotations.NullMarked;
