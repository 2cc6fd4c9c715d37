/// The tools by which the agent changes files of the workspace: `edit` and `write`.
///
/// Knows the workspace, checkpoints and the events that edits are announced by. Not who approves them.
@NullMarked
package dev.picode.agent.edit;

import org.jspecify.annotations.NullMarked;
