package dev.picode.agent.edit;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolPlan;
import dev.picode.llm.ToolSpec;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.JsonMembers;
import dev.picode.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tool `edit`: changes parts of a text file. Safe for many threads.
final class EditTool implements AgentTool {
  private static final ToolSpec SPEC = new ToolSpec("edit",
      "Changes parts of a text file. Give `edits` (each replaces a text that is in the file exactly once, made in"
          + " order, all or none) or `diff` (a unified diff of this file). Read the file first and copy the text"
          + " exactly, without line numbers.",
      JsonMembers.of("type", "object", "properties", JsonMembers.of(
          "path", text("The file, relative to the workspace."),
          "edits", JsonMembers.of("type", "array", "minItems", 1L, "items", JsonMembers.of(
              "type", "object", "properties", JsonMembers.of(
                  "old_text",
                  text("The text that is there, with enough around it to be there only once."),
                  "new_text", text("What is to be there instead; may be empty."),
                  "all", JsonMembers.of("type", "boolean", "description",
                      "Whether it is replaced wherever it is.")),
              "required", List.of("old_text", "new_text"), "additionalProperties", false)),
          "diff", text("A unified diff; the numbers behind `@@` may be left out.")),
          "required", List.of("path"), "additionalProperties", false));

  private final EditedFiles files;

  EditTool(EditedFiles files) {
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
    Object diff = arguments.get("diff");
    Object edits = arguments.get("edits");
    if ((diff == null) == (edits == null)) {
      throw EditProblems.invalid("`edit` takes either `edits` or `diff`",
          "give one of them; the tool `write` replaces a whole file");
    }
    String before = files.text(path);
    if (before == null) {
      throw Problem.of("path-not-found", ProblemKind.USER, "`" + path + "` does not exist",
          "check the spelling, or make it with the tool `write`").toException();
    }
    var text = new EditedText(before);
    String plain = text.plain();
    if (diff instanceof String given) {
      DiffText.of(given, path.toString()).in(text, path.toString());
    } else {
      List<Replacement> replacements = replacements(edits);
      for (int i = 0; i < replacements.size(); i++) {
        replacements.get(i).in(text, path.toString(), replacements.size() == 1 ? 0 : i + 1);
      }
    }
    text.endLike(plain);
    return files.plan("edit", path, before, text.text());
  }

  private static List<Replacement> replacements(@Nullable Object edits) {
    var replacements = new ArrayList<Replacement>();
    if (edits instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> edit && edit.get("old_text") instanceof String old
            && edit.get("new_text") instanceof String changed) {
          replacements.add(new Replacement(old, changed, Boolean.TRUE.equals(edit.get("all"))));
        } else {
          throw EditProblems.invalid("an edit lacks `old_text` or `new_text`",
              "give both as texts");
        }
      }
    }
    if (replacements.isEmpty()) {
      throw EditProblems.invalid("`edits` is not a list with an edit in it",
          "give `[{\"old_text\": …, \"new_text\": …}]`");
    }
    return replacements;
  }

  private static Map<String, @Nullable Object> text(String description) {
    return JsonMembers.of("type", "string", "description", description);
  }
}
