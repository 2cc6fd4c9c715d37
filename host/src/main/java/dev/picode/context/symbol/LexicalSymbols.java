package dev.picode.context.symbol;

import dev.picode.context.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Symbols by the look of lines: what a line that defines something usually starts with. Safe for many threads.
///
/// It looks at each line once, at its first few hundred characters, and takes a longer indentation for being contained.
/// It is wrong where definitions stand in strings, or several in a line.
public final class LexicalSymbols implements SymbolSource {
  private static final int MAX_LINE = 400;
  private static final int MAX_LINES = 200_000;
  private static final Pattern CALL = Pattern.compile(
      "(?<![\\w$\\x80-\\xff])([A-Za-z_$\\x80-\\xff][\\w$\\x80-\\xff]*) ?\\(");
  private static final Set<String> KEYWORDS = Set.of("if", "for", "while", "switch", "catch",
      "return", "function", "def", "fn", "func", "fun", "elif", "elsif", "else", "match", "when",
      "with", "in", "and", "or", "not", "new", "throw", "sizeof", "synchronized", "using", "lock",
      "foreach", "unless", "until", "do", "try", "print", "assert", "super", "this", "await",
      "yield", "typeof", "delete", "void", "defined", "import", "require", "from", "let", "var",
      "const", "val");

  /// A definition before its end is known.
  private record Found(SymbolKind kind, int line, int indent, Span name) {}

  /// With the rules of all languages.
  public LexicalSymbols() {}

  @Override
  public FileSymbols of(Language language, byte[] content) {
    LexicalRules rules = LexicalRules.of(language.name());
    return rules == null ? FileSymbols.NONE : new Reading(language.name(), rules, content).all();
  }

  @Override
  public String version() {
    return "lines 1";
  }

  /// One file. Confined to one thread.
  private static final class Reading {
    private final String language;
    private final LexicalRules rules;
    private final byte[] content;
    private final Lines lines;
    private final BitSet comments = new BitSet();
    private final List<Found> found = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();

    Reading(String language, LexicalRules rules, byte[] content) {
      this.language = language;
      this.rules = rules;
      this.content = content;
      lines = Lines.of(content);
    }

    FileSymbols all() {
      int count = Math.min(lines.count(), MAX_LINES);
      for (int line = 1; line <= count; line++) {
        line(line);
      }
      var tags = new Tags();
      for (int i = 0; i < found.size(); i++) {
        tags.definitions.add(tag(i));
      }
      comments(tags);
      return new FileSymbols(new SymbolBuilder(content, lines, tags).definitions(), references,
          imports, FileSymbols.Method.LEXICAL);
    }

    private void line(int line) {
      int start = lines.start(line);
      int end = Math.min(lines.end(line), start + MAX_LINE);
      // One character a byte keeps the offsets.
      String text = new String(content, start, end - start, StandardCharsets.ISO_8859_1);
      if (rules.comment().matcher(text).lookingAt()) {
        comments.set(line);
      }
      if (text.isBlank() || comments.get(line)) {
        return;
      }
      if (rules.imports() != null && rules.imports().matcher(text).matches()) {
        String whole = Bytes.text(content, start,
            Math.min(start + Imports.MAX_BYTES, statement(line)));
        int from = whole.contains("require(") && !whole.stripLeading().startsWith("import")
            ? whole.indexOf("require(")
            : 0;
        List<Import> here = Imports.of(language, whole.substring(from), line);
        imports.addAll(here);
        if (!here.isEmpty() && from == 0) {
          return;
        }
      }
      @Nullable Found definition = definition(text, start, line);
      if (definition != null) {
        found.add(definition);
      }
      calls(text, start, definition);
    }

    /// The end of an import that may go on in other lines.
    private int statement(int line) {
      int last = line;
      int open = 0;
      do {
        for (int i = lines.start(last); i < lines.end(last)
            && i - lines.start(line) < Imports.MAX_BYTES; i++) {
          open += switch (content[i]) {
            case '(', '{' -> 1;
            case ')', '}' -> -1;
            default -> 0;
          };
        }
        last++;
      } while (open > 0 && last <= lines.count() && last - line < 100);
      return lines.end(last - 1);
    }

    private @Nullable Found definition(String text, int start, int line) {
      for (LexicalRules.Rule rule : rules.definitions()) {
        Matcher match = rule.line().matcher(text);
        if (match.find() && !KEYWORDS.contains(match.group("n"))) {
          int indent = 0;
          while (indent < text.length() && text.charAt(indent) <= ' ') {
            indent++;
          }
          return new Found(rule.kind(), line, indent,
              lines.span(start + match.start("n"), start + match.end("n")));
        }
      }
      return null;
    }

    private void calls(String text, int start, @Nullable Found definition) {
      Matcher match = CALL.matcher(text);
      while (match.find()) {
        int from = start + match.start(1);
        int to = start + match.end(1);
        if (KEYWORDS.contains(match.group(1))
            || (definition != null && definition.name().startByte() == from)) {
          continue;
        }
        references.add(new Reference(Bytes.text(content, from, to), Reference.Kind.CALL,
            lines.span(from, to)));
      }
    }

    /// A definition reaches to the next one that is not indented more, without comments and empty lines before it.
    private Tags.Definition tag(int index) {
      Found one = found.get(index);
      int next = index + 1;
      int limit = Math.min(found.size(), next + 2000);
      while (next < limit && found.get(next).indent() > one.indent()) {
        next++;
      }
      int last = next < found.size() ? found.get(next).line() - 1 : lines.count();
      // What is said about the next one is none of this one.
      while (last > one.line() && (comments.get(last) || isBlank(last))) {
        last--;
      }
      int stop = lines.end(Math.max(last, one.line()));
      int start = lines.start(one.line()) + one.indent();
      int end = Math.max(Bytes.trimEnd(content, start, stop), one.name().endByte());
      return new Tags.Definition(one.kind(), one.name().startByte(), one.name().endByte(), start,
          end, Math.min(lines.end(one.line()), end), "", 0);
    }

    private boolean isBlank(int line) {
      int end = lines.end(line);
      return Bytes.skipBlank(content, lines.start(line), end) == end;
    }

    /// Lines of comments that follow each other make one.
    private void comments(Tags tags) {
      for (int first = comments.nextSetBit(0); first > 0;) {
        int last = comments.nextClearBit(first) - 1;
        int start = lines.start(first);
        int end = Bytes.trimEnd(content, start, lines.end(last));
        tags.comments.add(new Tags.Stretch(Bytes.skipBlank(content, start, end), end));
        first = comments.nextSetBit(last + 1);
      }
    }
  }
}
