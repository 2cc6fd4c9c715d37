package dev.picode.sandbox.polyglot;

import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
///
/// In a session every declaration lasts and can be made again, with `await` or without: what `let`, `const`
/// and `class` declare at the top becomes a variable of the global object. So a constant can be set there.
final class Evaluation {
  /// How many pieces of wrapped code keep their true places; functions of older ones are rarely
  /// called, and then show the places of the wrapping.
  private static final int REMEMBERED = 200;
  /// The words that declare what would end with the code, or could not be declared again.
  private static final List<String> DECLARING = List.of("let", "const", "class");
  private static final String BEFORE = "(async () => (\n";
  private static final String BEFORE_STATEMENTS = "(async () => {\n";

  private final Context context;
  private @Nullable Value parsers;
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
  /// @param lasting whether all declarations last
  /// @throws PolyglotException where the engine fails
  /// @throws SnippetSyntaxException where the parser of statements refuses the code
  Source prepare(String code, String name, boolean lasting) {
    if (code.stripLeading().startsWith("{")) {
      Source literal = tryWrapped("(\n", code, "\n)", name);
      if (literal != null) {
        return literal;
      }
    }
    if (!mentions(code, "await")) {
      boolean declares = lasting && DECLARING.stream().anyMatch(word -> mentions(code, word));
      return declares ? declarations(code, name) : source(code, name);
    }
    Source expression = tryWrapped(BEFORE, code, "\n))()", name);
    if (expression != null) {
      return expression;
    }
    return lasting ? lasting(code, name) : statements(code, name);
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
    wrapped.put(source, new Snippet(code, 1, List.of()));
    return source;
  }

  private Source statements(String code, String name) {
    Value prepared = checked(parsers().getMember("statements").execute(code), code, name);
    int line = prepared.getMember("line").asInt();
    int column = prepared.getMember("column").asInt();
    Source source = source(
        BEFORE_STATEMENTS + prepared.getMember("code").asString() + "\n})()",
        name);
    wrapped.put(source, new Snippet(code, 1,
        List.of(new Snippet.Insertion(line, column, "return ".length()))));
    return source;
  }

  /// What awaits, with declarations that last.
  private Source lasting(String code, String name) {
    Value prepared = checked(parsers().getMember("session").execute(code, true), code, name);
    Source source = source(prepared.getMember("before").asString() + "\n"
        + prepared.getMember("code").asString() + "\n})()", name);
    wrapped.put(source, new Snippet(code, 1, insertions(prepared)));
    return source;
  }

  /// What does not await, with declarations that last. Where the parser refuses it, the engine shall say why.
  private Source declarations(String code, String name) {
    Value prepared = parsers().getMember("session").execute(code, false);
    if (prepared.hasMember("error")) {
      return source(code, name);
    }
    Source source = source(prepared.getMember("code").asString(), name);
    wrapped.put(source, new Snippet(code, 0, insertions(prepared)));
    return source;
  }

  /// The body of a function that does what the snippets did.
  ///
  /// @param subject a JSON object, as the part `body` takes it
  String body(String subject) {
    return parsers().getMember("body").execute(subject).asString();
  }

  private static List<Snippet.Insertion> insertions(Value prepared) {
    Value found = prepared.getMember("insertions");
    var insertions = new ArrayList<Snippet.Insertion>();
    for (long i = 0; i < found.getArraySize(); i++) {
      Value each = found.getArrayElement(i);
      insertions.add(new Snippet.Insertion(each.getArrayElement(0).asInt(),
          each.getArrayElement(1).asInt(), each.getArrayElement(2).asInt()));
    }
    return insertions;
  }

  private static Value checked(Value prepared, String code, String name) {
    if (prepared.hasMember("error")) {
      int line = prepared.getMember("line").asInt();
      throw new SnippetSyntaxException(prepared.getMember("error").asString(), name, line,
          prepared.getMember("column").asInt(),
          code.lines().skip(line - 1L).findFirst().orElse(""));
    }
    return prepared;
  }

  private Value parsers() {
    Value known = parsers;
    if (known == null) {
      String acorn = Resources.text("/META-INF/resources/webjars/acorn/"
          + acornVersion() + "/dist/acorn.js");
      known = context.eval(ConstrainedEngine.internal(JavaScriptEngine.ID,
          "snippet.js",
          "(() => { const exports = {}, module = { exports };\n" + acorn
              + "\nconst acorn = module.exports;\nconst statements =\n"
              + Resources.text("snippet.js")
              + ";\nconst session =\n"
              + Resources.text("session.js")
              + ";\nconst body =\n"
              + Resources.text("body.js")
              + ";\nreturn { statements, session, body: (text) => body(JSON.parse(text)) };\n})()"));
      parsers = known;
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

  /// Whether a word stands anywhere in the code, be it in a text.
  static boolean mentions(String code, String word) {
    for (int at = code.indexOf(word); at >= 0; at = code.indexOf(word, at + 1)) {
      boolean starts = at == 0 || !Character.isJavaIdentifierPart(code.charAt(at - 1));
      int end = at + word.length();
      if (starts && (end == code.length() || !Character.isJavaIdentifierPart(code.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
