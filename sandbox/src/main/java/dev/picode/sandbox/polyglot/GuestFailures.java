package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// Turns what the engine throws into [Failure]s: the script's own frames, its file, line, column and
/// source line, and nothing of this process. Stateless.
final class GuestFailures {
  private static final int MAX_MESSAGE = 2_000;
  private static final int MAX_SOURCE_LINE = 2_000;
  /// What the engine puts before the message of an error of ours.
  private static final String OWN_ERROR = "PicodeError: ";
  static final int MAX_FRAMES = 20;

  /// How the engine names the file whose import failed, having no place for it.
  private static final String IMPORTED_FROM = " imported from ";

  private GuestFailures() {}

  /// The failure for a value a script threw or rejected with, and how the value is shown where it is
  /// no error. Must be called on the context's
  /// thread.
  static Failure ofValue(Value error, String shown, Function<SourceSection, Snippet> snippets) {
    if (!error.isException()) {
      return Failure.of(
          Failure.Kind.SCRIPT,
          "script-error",
          threw(shown),
          "throw an Error, so that its place is known");
    }
    try {
      throw error.throwException();
    } catch (PolyglotException e) {
      return of(e, "", snippets);
    }
  }

  /// The failure for what came out of the engine; `shown` is the text for a thrown value that is no
  /// error.
  static Failure of(PolyglotException e, String shown, Function<SourceSection, Snippet> snippets) {
    if (isOfEngine(e)) {
      return ofEngine(e);
    }
    SourceSection section = userSection(e);
    String message = message(e, shown);
    return new Failure(
        Failure.Kind.SCRIPT,
        e.isSyntaxError() ? "syntax-error" : "script-error",
        message.replace(IMPORTED_FROM + MountedBundle.ROOT, IMPORTED_FROM),
        null,
        section == null ? importer(message) : fileOf(section),
        section == null ? 0 : snippets.apply(section).lineOf(section),
        section == null ? 0 : snippets.apply(section).columnOf(section),
        section == null ? null : sourceLine(section, snippets),
        frames(e, snippets),
        0);
  }

  /// Whether the engine failed, and not the script.
  static boolean isOfEngine(PolyglotException e) {
    return e.isResourceExhausted() || e.isInternalError() || e.isHostException();
  }

  /// The failure for what the engine threw for itself.
  static Failure ofEngine(PolyglotException e) {
    if (e.isResourceExhausted()) {
      return Failure.of(
          Failure.Kind.LIMIT,
          "resources-exhausted",
          "the script used up the memory or the stack it may use",
          "work on smaller pieces, or raise the limit");
    }
    return Failure.of(
        Failure.Kind.PLACE,
        "engine-failed",
        "the language engine failed: " + cut(String.valueOf(e.getMessage()), MAX_MESSAGE),
        null);
  }

  private static String message(PolyglotException e, String shown) {
    Value thrown = e.getGuestObject();
    if (thrown != null && !(thrown.isException() && thrown.hasMember("stack"))) {
      return threw(shown);
    }
    String message = String.valueOf(e.getMessage());
    if (message.startsWith(OWN_ERROR)) {
      message = message.substring(OWN_ERROR.length());
    }
    int end = message.indexOf('\n');
    if (end >= 0 && e.isSyntaxError()) {
      message = message.substring(0, end);
    }
    if (e.isSyntaxError()) {
      message = withoutPlace(message, e.getSourceLocation());
    }
    return cut(message, MAX_MESSAGE);
  }

  /// The engine writes `SyntaxError: name:line:column reason`; the place is a field of ours.
  private static String withoutPlace(String message, @Nullable SourceSection section) {
    if (section == null) {
      return message;
    }
    int at = message.indexOf(section.getSource().getName() + ":");
    int reason = at < 0 ? -1 : message.indexOf(' ', at);
    return reason < 0 ? message : message.substring(0, at) + message.substring(reason + 1);
  }

  private static @Nullable String importer(String message) {
    int at = message.indexOf(IMPORTED_FROM + MountedBundle.ROOT);
    if (at < 0) {
      return null;
    }
    String file = message.substring(at + IMPORTED_FROM.length() + MountedBundle.ROOT.length());
    int end = file.indexOf(": ");
    return end < 0 ? file : file.substring(0, end);
  }

  private static @Nullable SourceSection userSection(PolyglotException e) {
    SourceSection section = e.getSourceLocation();
    if (isUserCode(section)) {
      return section;
    }
    for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
      if (frame.isGuestFrame() && isUserCode(frame.getSourceLocation())) {
        return frame.getSourceLocation();
      }
    }
    return null;
  }

  private static boolean isUserCode(@Nullable SourceSection section) {
    return section != null && section.isAvailable() && !section.getSource().isInternal()
        && !BundleFileSystem.isSdk(section.getSource().getPath());
  }

  private static List<String> frames(PolyglotException e,
      Function<SourceSection, Snippet> snippets) {
    var frames = new ArrayList<String>();
    for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
      if (frames.size() == MAX_FRAMES) {
        break;
      }
      if (frame.isGuestFrame() && isUserCode(frame.getSourceLocation())) {
        SourceSection section = frame.getSourceLocation();
        String name = frame.getRootName();
        frames.add((name == null || name.isEmpty() || name.startsWith(":") ? "anonymous" : name)
            + " (" + fileOf(section) + ":" + snippets.apply(section).lineOf(section) + ":"
            + snippets.apply(section).columnOf(section) + ")");
      }
    }
    return frames;
  }

  static String fileOf(SourceSection section) {
    String path = section.getSource().getPath();
    return BundleFileSystem.displayName(path == null ? section.getSource().getName() : path);
  }

  private static @Nullable String sourceLine(SourceSection section,
      Function<SourceSection, Snippet> snippets) {
    String line = snippets.apply(section).textOf(section);
    return line == null ? null : cut(line, MAX_SOURCE_LINE);
  }

  private static String threw(String shown) {
    return "the script threw "
        + (shown.isEmpty() ? "a value that is not an error" : "`" + cut(shown, MAX_MESSAGE) + "`");
  }

  /// A text that came from a script, no longer than a person would read.
  static String cut(String text) {
    return cut(text, MAX_MESSAGE);
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max) + "…";
  }
}
