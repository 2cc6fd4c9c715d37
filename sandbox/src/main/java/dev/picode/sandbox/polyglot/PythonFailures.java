package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// Turns what Python throws into a [Failure]: the script's own frames, its file, line, column and source
/// line, and nothing of the library or of this process. Confined to the thread of its context.
///
/// The frames are those of the exception's own traceback. What the engine keeps besides it forgets
/// them where an exception is caught and raised again, as `importlib` does; where it knows a frame, it
/// knows the column and the text of what was typed.
final class PythonFailures {
  private final PolyglotException thrown;
  private final Bundle bundle;
  private final Map<String, String> typed;
  private final List<SourceSection> sections;

  /// @param typed what was typed, by the name it was given
  PythonFailures(PolyglotException thrown, Bundle bundle, Map<String, String> typed) {
    this.thrown = thrown;
    this.bundle = bundle;
    this.typed = typed;
    sections = sections(thrown);
  }

  /// A frame of the script.
  private record Place(String file, int line, int column, String name) {
    static @Nullable Place of(Object frame) {
      if (frame instanceof List<?> parts && parts.size() == 4
          && parts.get(0) instanceof String file && isUserCode(file)) {
        return new Place(BundleFileSystem.displayName(file), number(parts.get(1)),
            number(parts.get(2)), String.valueOf(parts.get(3)));
      }
      return null;
    }

    @Override
    public String toString() {
      return name + " (" + file + ":" + line + ":" + column + ")";
    }
  }

  /// The failure for what was thrown.
  ///
  /// @param described the JSON text in which the prelude says what the exception is; `null` where the
  ///     engine has none
  /// @param calls what the host refused, to know it again
  Failure failure(@Nullable Value described, @Nullable BlockedCalls calls) {
    Map<?, ?> said = described != null && described.isString()
        && Json.parse(described.asString()) instanceof Map<?, ?> members
            ? members
            : Map.of("message", thrown.isExit()
                ? "the script ended itself: " + thrown.getExitStatus()
                : String.valueOf(thrown.getMessage()));
    List<Place> places = said.get("frames") instanceof List<?> frames
        ? frames.stream().map(Place::of).filter(Objects::nonNull).map(this::exact).toList()
        : List.of();
    Place place = said.get("line") instanceof Long line
        ? new Place(BundleFileSystem.displayName(text(said, "file", "")), line.intValue(),
            number(said.get("column")), "")
        : places.isEmpty() ? null : places.getFirst();
    var failure = new Failure(
        Failure.Kind.SCRIPT,
        text(said, "code", "script-error"),
        GuestFailures.cut(text(said, "message", "the script failed")),
        said.get("hint") instanceof String hint ? GuestFailures.cut(hint) : null,
        place == null ? null : place.file,
        place == null ? 0 : place.line,
        place == null ? 0 : place.column,
        place == null ? null : sourceLine(place, said.get("source")),
        places.stream().limit(GuestFailures.MAX_FRAMES).map(Place::toString).toList(),
        0);
    BlockedCalls.Refusal refusal = calls == null ? null : calls.refusal(number(said.get("call")));
    return refusal == null
        ? failure
        : failure.saying(refusal.limit() ? Failure.Kind.LIMIT : Failure.Kind.SCRIPT,
            refusal.code(), refusal.hint(), refusal.call());
  }

  private @Nullable String sourceLine(Place place, @Nullable Object said) {
    if (said instanceof String text) {
      return GuestFailures.cut(text);
    }
    String content = bundle.files().get(place.file);
    return content == null
        ? sections.stream()
            .filter(section -> isAt(section, place) && section.getSource().hasCharacters())
            .findFirst()
            .map(section -> section.getSource().getCharacters(place.line).toString())
            .or(() -> Optional.ofNullable(typed.get(place.file))
                .map(code -> line(code, place.line)))
            .map(GuestFailures::cut)
            .orElse(null)
        : GuestFailures.cut(line(content, place.line));
  }

  private static String line(String text, int number) {
    return text.lines().skip(number - 1L).findFirst().orElse("");
  }

  /// The traceback does not say where in its line a frame stands that was called from outside.
  private Place exact(Place place) {
    return sections.stream()
        .filter(section -> isAt(section, place))
        .findFirst()
        .map(section -> new Place(place.file, place.line, section.getStartColumn(), place.name))
        .orElse(place);
  }

  private static boolean isAt(SourceSection section, Place place) {
    return section.getStartLine() == place.line
        && GuestFailures.fileOf(section).equals(place.file);
  }

  private static List<SourceSection> sections(PolyglotException thrown) {
    var sections = new ArrayList<SourceSection>();
    try {
      for (PolyglotException.StackFrame frame : thrown.getPolyglotStackTrace()) {
        SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
        if (section != null && section.isAvailable()) {
          sections.add(section);
        }
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      return List.of(); // the engine cannot always say where a frame is that raised again
    }
    return sections;
  }

  /// Code of the bundle, and what was typed or made by `exec`, whose names are no paths.
  private static boolean isUserCode(String file) {
    String path = file.replace('\\', '/');
    return (path.startsWith(MountedBundle.ROOT) && !BundleFileSystem.isSdk(path))
        || (!path.startsWith("/") && !path.startsWith("<frozen ") && !path.startsWith("picode:"));
  }

  private static String text(Map<?, ?> said, String name, String otherwise) {
    return said.get(name) instanceof String text ? text : otherwise;
  }

  private static int number(@Nullable Object value) {
    return value instanceof Long number ? Math.clamp(number, 0, Integer.MAX_VALUE) : 0;
  }
}
