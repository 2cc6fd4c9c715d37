package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// Turns what Python throws into [Failure]s: the script's own frames, its file, line, column and source
/// line, and nothing of the library or of this process. Stateless.
final class PythonFailures {
  private PythonFailures() {}

  /// A place in a file. The source line may be unknown.
  private record Place(String file, int line, int column, @Nullable String sourceLine) {}

  /// The failure for what a script threw.
  ///
  /// @param described the JSON text in which the prelude says what the exception is; `null` where the
  ///     script ended itself
  /// @param calls what the host refused, to know it again
  static Failure of(PolyglotException e, @Nullable Value described, @Nullable BlockedCalls calls) {
    Map<?, ?> said = described != null && described.isString()
        && Json.parse(described.asString()) instanceof Map<?, ?> members
            ? members
            : Map.of("message", e.isExit()
                ? "the script ended itself with status " + e.getExitStatus()
                : String.valueOf(e.getMessage()));
    List<SourceSection> sections = sections(e);
    Place place = said.get("line") instanceof Long line
        ? new Place(name(text(said, "file", "")), line.intValue(), number(said.get("column")),
            said.get("source") instanceof String source ? GuestFailures.cut(source) : null)
        : sections.isEmpty() ? null : place(sections.getFirst());
    var failure = new Failure(
        Failure.Kind.SCRIPT,
        text(said, "code", "script-error"),
        GuestFailures.cut(text(said, "message", "the script failed")),
        said.get("hint") instanceof String hint ? GuestFailures.cut(hint) : null,
        place == null ? null : place.file,
        place == null ? 0 : place.line,
        place == null ? 0 : place.column,
        place == null ? null : place.sourceLine,
        frames(e),
        0);
    BlockedCalls.Refusal refusal = calls == null ? null : calls.refusal(number(said.get("call")));
    return refusal == null
        ? failure
        : failure.saying(refusal.limit() ? Failure.Kind.LIMIT : Failure.Kind.SCRIPT,
            refusal.code(), refusal.hint(), refusal.call());
  }

  private static Place place(SourceSection section) {
    CharSequence line = section.getSource().hasCharacters()
        ? section.getSource().getCharacters(section.getStartLine())
        : null;
    return new Place(GuestFailures.fileOf(section), section.getStartLine(),
        section.getStartColumn(), line == null ? null : GuestFailures.cut(line.toString()));
  }

  private static List<SourceSection> sections(PolyglotException e) {
    var sections = new ArrayList<SourceSection>();
    for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
      if (frame.isGuestFrame() && isUserCode(frame.getSourceLocation())) {
        sections.add(frame.getSourceLocation());
      }
    }
    return sections;
  }

  private static List<String> frames(PolyglotException e) {
    var frames = new ArrayList<String>();
    for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
      if (frames.size() == GuestFailures.MAX_FRAMES) {
        break;
      }
      if (frame.isGuestFrame() && isUserCode(frame.getSourceLocation())) {
        Place place = place(frame.getSourceLocation());
        frames.add(frame.getRootName() + " (" + place.file + ":" + place.line + ":" + place.column
            + ")");
      }
    }
    return frames;
  }

  /// Code of the bundle, and what was typed or made by `exec`, which has no path. The library's code
  /// has one, or the name of a file.
  private static boolean isUserCode(@Nullable SourceSection section) {
    if (section == null || !section.isAvailable() || section.getSource().isInternal()) {
      return false;
    }
    String path = section.getSource().getPath();
    String file = (path == null ? section.getSource().getName() : path).replace('\\', '/');
    return file.startsWith(BundleFileSystem.ROOT)
        || (path == null && !file.startsWith("/") && !file.startsWith("<frozen "));
  }

  private static String name(String file) {
    return BundleFileSystem.displayName(file);
  }

  private static String text(Map<?, ?> said, String name, String otherwise) {
    return said.get(name) instanceof String text ? text : otherwise;
  }

  private static int number(@Nullable Object value) {
    return value instanceof Long number ? Math.clamp(number, 0, Integer.MAX_VALUE) : 0;
  }
}
