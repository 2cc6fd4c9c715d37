package dev.picode.binding;

import dev.picode.git.UnifiedDiff;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.workspace.WorkspaceFiles;
import dev.picode.workspace.WorkspacePath;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Announces the edits of one script, or of the agent, as `pre-edit` and `post-edit`. Safe for many threads. Where nobody
/// listens nothing is read and nothing compared.
public final class AnnouncedEdits {
  private static final int MAX_BEFORE = 1 << 20;

  private final EventGate gate;
  private final String by;
  private final WorkspaceFiles files = new WorkspaceFiles();

  /// Announces what one edits.
  ///
  /// @param by the id of whoever edits
  public AnnouncedEdits(EventGate gate, String by) {
    this.gate = gate;
    this.by = by;
  }

  /// An edit that may go on. Immutable.
  ///
  /// @param text what to write, `null` for no text
  /// @param changed whether a hook changed that
  /// @param payload what to tell when it is done, `null` where nobody listens
  public record Edit(@Nullable String text, boolean changed,
      @Nullable Map<String, @Nullable Object> payload) {
    /// What to write, where it is text.
    public String written() {
      return Objects.requireNonNull(text);
    }
  }

  /// Asks whether a file may be changed.
  ///
  /// @param after what it is to hold, `null` where it is removed or will be no text
  /// @param removes whether it is removed
  /// @param policy refuses what the script may not do
  public Edit announce(WorkspacePath path, @Nullable String after, boolean removes,
      Runnable policy) {
    if (!gate.listens("pre-edit") && !gate.listens("post-edit")) {
      return new Edit(after, false, null);
    }
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("path", path.toString());
    payload.put("before", before(path));
    payload.put("after", after);
    payload.put("diff", "");
    payload.put("by", by);
    withDiff(payload);
    if (!gate.listens("pre-edit")) {
      return new Edit(after, false, payload);
    }
    Map<String, @Nullable Object> passed = gate.before("pre-edit", payload, _ -> policy.run(),
        changed -> withDiff(consistent(changed, removes)));
    String text = passed.get("after") instanceof String given ? given : null;
    return new Edit(text, !Objects.equals(text, after), passed);
  }

  /// Tells that an edit was made.
  public void done(Edit edit) {
    if (edit.payload() != null && gate.listens("post-edit")) {
      gate.after("post-edit", edit.payload());
    }
  }

  /// Bytes as text, `null` where they are none.
  static @Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  private static Map<String, @Nullable Object> consistent(Map<String, @Nullable Object> changed,
      boolean removes) {
    if (removes && changed.get("after") != null) {
      throw Problem.of("hook-rewrite-invalid", ProblemKind.SCRIPT,
          "a hook cannot make an edit of the removal of `" + changed.get("path") + "`",
          "deny it instead").toException();
    }
    if (!removes && changed.get("after") == null) {
      throw Problem.of("hook-rewrite-invalid", ProblemKind.SCRIPT,
          "a hook cannot make a removal of the edit of `" + changed.get("path") + "`",
          "deny it instead").toException();
    }
    return changed;
  }

  private static Map<String, @Nullable Object> withDiff(Map<String, @Nullable Object> payload) {
    payload.put("diff", UnifiedDiff.of(String.valueOf(payload.get("path")),
        payload.get("before") instanceof String before ? before : null,
        payload.get("after") instanceof String after ? after : null));
    return payload;
  }

  private @Nullable String before(WorkspacePath path) {
    try {
      return files.readText(path, MAX_BEFORE);
    } catch (PiCodeException _) {
      return null;
    }
  }
}
