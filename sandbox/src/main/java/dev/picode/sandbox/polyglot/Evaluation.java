package dev.picode.sandbox.polyglot;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// Prepares code as a person types it for evaluation: the value of the last expression, with `await` anywhere.
/// Confined to the thread of its context.
///
/// Code without the word `await` is a script as the language defines it, so its completion value
/// and its declarations are exact. With it, the code is first tried as one expression, then as
/// statements whose last expression a parser finds; declarations then last for this evaluation only.
final class Evaluation {
  /// How many pieces of wrapped code keep their true places; functions of older ones are rarely
  /// called, and then show the places of the wrapping.
  private static final int REMEMBERED = 200;
  private static final String BEFORE = "(async () => (\n";
  private static final String BEFORE_STATEMENTS = "(async () => {\n";

  private final Context context;
  private @Nullable Value snippets;
  private final Map<Source, Snippet> wrapped = new LinkedHashMap<>() {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Source, Snippet> eldest) {
      return size() > REMEMBERED;
    }
  };

  Evaluation(Context context) {
    this.context = context;
  }

  /// How places in a section's source map back to what was typed.
  Snippet snippet(SourceSection section) {
    return wrapped.getOrDefault(section.getSource(), Snippet.AS_WRITTEN);
  }

  /// What to evaluate; its value is a promise where the code awaits.
  ///
  /// @throws PolyglotException where the engine fails
  /// @throws SnippetSyntaxException where the parser of statements refuses the code
  Source prepare(String code, String name) {
    if (code.stripLeading().startsWith("{")) {
      Source literal = tryWrapped("(\n", code, "\n)", name);
      if (literal != null) {
        return literal;
      }
    }
    if (!mentionsAwait(code)) {
      return source(code, name);
    }
    Source expression = tryWrapped(BEFORE, code, "\n))()", name);
    return expression == null ? statements(code, name) : expression;
  }

  private @Nullable Source tryWrapped(String before, String code, String after, String name) {
    Source source = source(before + code + after, name);
    try {
      context.parse(source);
    } catch (PolyglotException e) {
      if (e.isSyntaxError()) {
        return null;
      }
      throw e;
    }
    wrapped.put(source, new Snippet(code, 1, 0, 0, 0));
    return source;
  }

  private Source statements(String code, String name) {
    Value prepared = snippets().execute(code);
    int line = prepared.getMember("line").asInt();
    int column = prepared.getMember("column").asInt();
    if (prepared.hasMember("error")) {
      throw new SnippetSyntaxException(
          prepared.getMember("error").asString(),
          name,
          line,
          column,
          code.lines().skip(line - 1L).findFirst().orElse(""));
    }
    Source source = source(
        BEFORE_STATEMENTS + prepared.getMember("code").asString() + "\n})()",
        name);
    wrapped.put(source, new Snippet(code, 1, line, column, "return ".length()));
    return source;
  }

  private Value snippets() {
    Value known = snippets;
    if (known == null) {
      String acorn = Resources.text("/META-INF/resources/webjars/acorn/"
          + acornVersion() + "/dist/acorn.js");
      known = context.eval(ConstrainedEngine.internal(JavaScriptEngine.ID,
          "snippet.js",
          "(() => { const exports = {}, module = { exports };\n" + acorn
              + "\nconst acorn = module.exports;\nconst prepare =\n"
              + Resources.text("snippet.js")
              + ";\nreturn prepare;\n})()"));
      snippets = known;
    }
    return known;
  }

  private static String acornVersion() {
    return Resources.text("/META-INF/maven/org.webjars.npm/acorn/pom.properties")
        .lines()
        .filter(line -> line.startsWith("version="))
        .findFirst()
        .map(line -> line.substring("version=".length()))
        .orElseThrow();
  }

  private static Source source(String text, String name) {
    return Source.newBuilder(JavaScriptEngine.ID, text, name).buildLiteral();
  }

  private static boolean mentionsAwait(String code) {
    for (int at = code.indexOf("await"); at >= 0; at = code.indexOf("await", at + 1)) {
      boolean starts = at == 0 || !Character.isJavaIdentifierPart(code.charAt(at - 1));
      int end = at + "await".length();
      if (starts && (end == code.length() || !Character.isJavaIdentifierPart(code.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
