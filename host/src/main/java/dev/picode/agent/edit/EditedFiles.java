package dev.picode.agent.edit;

import dev.picode.agent.ToolAnswer;
import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.binding.AnnouncedEdits;
import dev.picode.binding.EventGate;
import dev.picode.checkpoint.Checkpoints;
import dev.picode.git.UnifiedDiff;
import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Entry;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspaceFiles;
import dev.picode.workspace.WorkspacePath;
import dev.picode.workspace.WorkspaceWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans and makes the edits of the agent. Safe for many threads.
///
/// What was planned is what is written: where the file is not any more what it was when it was planned on, nothing is.
final class EditedFiles {
  /// The largest file that is edited, in bytes.
  static final int MAX_BYTES = 10_000_000;

  private static final String BY = "agent";

  private final Workspace workspace;
  private final Checkpoints checkpoints;
  private final ProtectedPaths guard;
  private final AnnouncedEdits edits;
  private final WorkspaceFiles files = new WorkspaceFiles();
  private final WorkspaceWriter writer = new WorkspaceWriter();

  EditedFiles(Workspace workspace, EventGate gate, Checkpoints checkpoints) {
    this.workspace = workspace;
    this.checkpoints = checkpoints;
    this.guard = new ProtectedPaths(workspace);
    this.edits = new AnnouncedEdits(gate, BY);
  }

  /// The path of a file that may be changed.
  ///
  /// @throws PiCodeException `edit-protected`, `path-outside-workspace` and others of a path
  WorkspacePath path(String text) {
    WorkspacePath path = workspace.resolve(text);
    guard.check(path);
    return path;
  }

  /// What a file holds; `null` where there is none.
  @Nullable String text(WorkspacePath path) {
    Optional<Entry.Type> type = files.type(path);
    return type.isEmpty() ? null : files.readText(path, MAX_BYTES);
  }

  /// Plans to change a file.
  ///
  /// @param before what it holds, `null` where it is made
  /// @throws PiCodeException `edit-empty`, and what a hook says
  ToolPlan plan(String verb, WorkspacePath path, @Nullable String before, String after) {
    if (after.equals(before)) {
      throw EditProblems.nothing(path.toString());
    }
    AnnouncedEdits.Edit edit = edits.announce(path, after, false, () -> guard.check(path));
    String title = verb + " " + path;
    String diff = UnifiedDiff.of(path.toString(), before, edit.written());
    var touched = new LinkedHashSet<String>();
    touched.add(path.toString());
    touched.add(workspace.resolve(path.realPath()).toString());
    return new ToolPlan(title, new ToolTarget.Edits(List.copyOf(touched)), diff,
        _ -> make(title, path, before, edit, diff));
  }

  private ToolAnswer make(String title, WorkspacePath path, @Nullable String before,
      AnnouncedEdits.Edit edit, String diff) {
    guard.check(path);
    checkpoints.before(List.of(path), BY, title);
    if (!Objects.equals(before, text(path))) {
      throw EditProblems.stale(path.toString());
    }
    if (before == null) {
      makeFolder(path);
    }
    writer.writeText(path, edit.written());
    edits.done(edit);
    String size = size(diff);
    String hook = edit.changed()
        ? "\nA hook changed what was written; read the file before you edit it again."
        : "";
    return ToolAnswer.of((before == null ? "Made `" : "Changed `") + path + "` (" + size + ")."
        + hook, size);
  }

  private void makeFolder(WorkspacePath path) {
    String text = path.toString();
    int end = text.lastIndexOf('/');
    if (end > 0) {
      writer.makeFolder(workspace.resolve(text.substring(0, end)));
    }
  }

  /// How many lines come and go.
  private static String size(String diff) {
    List<String> lines = diff.lines().skip(2).toList();
    long added = lines.stream().filter(line -> line.startsWith("+")).count();
    long removed = lines.stream().filter(line -> line.startsWith("-")).count();
    return "+" + added + " -" + removed;
  }
}
