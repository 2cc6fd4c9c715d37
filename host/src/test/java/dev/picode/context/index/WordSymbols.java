package dev.picode.context.index;

import dev.picode.context.Language;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Import;
import dev.picode.context.symbol.Reference;
import dev.picode.context.symbol.Span;
import dev.picode.context.symbol.Symbol;
import dev.picode.context.symbol.SymbolKind;
import dev.picode.context.symbol.SymbolSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds `class NAME`, `def NAME`, `NAME(` and `import NAME` in any language. Safe for many threads.
final class WordSymbols implements SymbolSource {
  private static final Pattern WORDS = Pattern
      .compile("(class|def)\\s+(\\w+)|import\\s+(\\w+)|(\\w+)\\(");

  final AtomicInteger asked = new AtomicInteger();
  private final String version;

  WordSymbols() {
    this("words-1");
  }

  WordSymbols(String version) {
    this.version = version;
  }

  @Override
  public FileSymbols of(Language language, byte[] content) {
    asked.incrementAndGet();
    String text = new String(content, StandardCharsets.ISO_8859_1);
    List<Symbol> definitions = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    List<Import> imports = new ArrayList<>();
    Matcher matcher = WORDS.matcher(text);
    int line = 1;
    int counted = 0;
    while (matcher.find()) {
      for (; counted < matcher.start(); counted++) {
        line += text.charAt(counted) == '\n' ? 1 : 0;
      }
      if (matcher.group(2) != null) {
        boolean type = matcher.group(1).equals("class");
        var span = new Span(matcher.start(2), matcher.end(2), line, line);
        definitions.add(new Symbol(matcher.group(2),
            type ? SymbolKind.CLASS : SymbolKind.FUNCTION, type ? "" : "Outer", matcher.group(),
            "Says " + matcher.group(2), span,
            new Span(matcher.start(), matcher.end(), line, line + 2)));
      } else if (matcher.group(3) != null) {
        imports.add(new Import(matcher.group(3), List.of("*"), Import.Form.PLAIN, line));
      } else {
        references.add(new Reference(matcher.group(4), Reference.Kind.CALL,
            new Span(matcher.start(4), matcher.end(4), line, line)));
      }
    }
    return new FileSymbols(definitions, references, imports, FileSymbols.Method.LEXICAL);
  }

  @Override
  public String version() {
    return version;
  }
}
