package dev.picode.agent.edit;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolPlan;
import dev.picode.llm.ToolSpec;
import dev.picode.sandbox.json.JsonMembers;
import dev.picode.workspace.WorkspacePath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tool `write`: makes or replaces a whole text file. Safe for many threads.
final class WriteTool implements AgentTool {
  private static final ToolSpec SPEC = new ToolSpec("write",
      "Makes a text file, with the folders above it, or replaces all that one holds. To change a part of a file use"
          + " `edit`. A file that is replaced keeps its line ends, byte order mark and permissions.",
      JsonMembers.of("type", "object", "properties", JsonMembers.of(
          "path",
          JsonMembers.of("type", "string", "description",
              "The file, relative to the workspace."),
          "text",
          JsonMembers.of("type", "string", "description", "All that it is to hold.")),
          "required", List.of("path", "text"), "additionalProperties", false));

  private final EditedFiles files;

  WriteTool(EditedFiles files) {
    this.files = files;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public boolean isParallel() {
    return false;
  }

  @Override
  public ToolPlan plan(Map<String, @Nullable Object> arguments) {
    WorkspacePath path = files.path(String.valueOf(arguments.get("path")));
    if (!(arguments.get("text") instanceof String given)) {
      throw EditProblems.invalid("`write` needs `text`", "give all that the file is to hold");
    }
    String before = files.text(path);
    if (before == null) {
      return files.plan("write", path, null, given);
    }
    var text = new EditedText(before);
    String plain = text.plain();
    text.replaceAll(given);
    text.endLike(plain);
    return files.plan("write", path, before, text.text());
  }
}
