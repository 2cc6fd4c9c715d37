package dev.picode.agent.context;

import dev.picode.binding.EventGate;
import dev.picode.workspace.Workspace;

/// What the context of an agent is made of. Immutable.
///
/// @param workspace where it works
/// @param folder the folder the person is in, relative to the workspace; `.` for its root
/// @param relevant what finds files that matter
/// @param relevantTokens how many tokens those may take with each prompt; 0 for none
/// @param hooks what is asked before files are chosen
public record ContextSetup(Workspace workspace, String folder, RelevantFiles relevant,
    int relevantTokens, EventGate hooks) {
  /// A setup that looks for no files.
  public static ContextSetup of(Workspace workspace) {
    return new ContextSetup(workspace, ".", RelevantFiles.NONE, 0, EventGate.NONE);
  }
}
