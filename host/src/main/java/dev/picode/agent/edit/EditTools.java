package dev.picode.agent.edit;

import dev.picode.agent.AgentTool;
import dev.picode.binding.EventGate;
import dev.picode.checkpoint.Checkpoints;
import dev.picode.workspace.Workspace;
import java.util.List;

/// The tools that change files. Stateless.
public final class EditTools {
  private EditTools() {}

  /// `edit` and `write` for a workspace.
  ///
  /// @param gate is told of every edit, before and after
  /// @param checkpoints keeps what files are before they change
  public static List<AgentTool> of(Workspace workspace, EventGate gate, Checkpoints checkpoints) {
    var files = new EditedFiles(workspace, gate, checkpoints);
    return List.of(new EditTool(files), new WriteTool(files));
  }
}
