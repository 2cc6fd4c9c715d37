package dev.picode.sandbox.polyglot;

import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/// Whether JavaScript that a person types is whole, as the engine's parser sees it. Confined to the thread
/// of its context; runs nothing.
///
/// The parser says itself where it ran out of text, but not within a template, a comment, a continued
/// string, or after a lone `try`. There the text is incomplete if a closing piece on a line of its own
/// leaves nothing but that to want.
record Completeness(Context context) {
  private static final String COMPLETE = "complete";
  private static final String INCOMPLETE = "incomplete";
  private static final String INVALID = "invalid";

  private static final List<String> CLOSING = List.of("\n`", "\n*/", "\n'", "\n\"",
      "\nfinally{}");
  /// What ends a string that goes on in a line that is still empty.
  private static final List<String> QUOTES = List.of("'", "\"", "`");
  private static final String MODULE = "application/javascript+module";

  /// `complete`, `incomplete` or `invalid`.
  String of(String code) {
    String verdict = whole(code, false);
    if (verdict.equals(INVALID) && Evaluation.mentions(code, "await")) {
      verdict = whole(code, true);
    }
    boolean literal = !verdict.equals(COMPLETE) && code.stripLeading().startsWith("{")
        && parsed("(\n" + code + "\n)", false).equals(COMPLETE);
    return literal ? COMPLETE : verdict;
  }

  private String whole(String code, boolean module) {
    String verdict = parsed(code, module);
    if (!verdict.equals(INVALID)) {
      return verdict;
    }
    List<String> closing = code.endsWith("\\\n") ? QUOTES : CLOSING;
    return closing.stream().anyMatch(piece -> !parsed(code + piece, module).equals(INVALID))
        ? INCOMPLETE
        : INVALID;
  }

  private String parsed(String code, boolean module) {
    Source.Builder source = Source.newBuilder(JavaScriptEngine.ID, code, "typed").cached(false);
    try {
      context.parse((module ? source.mimeType(MODULE) : source).buildLiteral());
      return COMPLETE;
    } catch (PolyglotException e) {
      if (!e.isSyntaxError()) {
        throw e;
      }
      return e.isIncompleteSource() ? INCOMPLETE : INVALID;
    }
  }
}
