package dev.picode.context.symbol;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Symbols as text that people compare. Stateless, safe for many threads.
final class SymbolText {
  private SymbolText() {}

  /// Definitions, then imports, then the references of each line.
  static String of(FileSymbols symbols) {
    var text = new StringBuilder(symbols.method().name().toLowerCase(Locale.ROOT))
        .append("\n\ndefinitions\n");
    for (Symbol symbol : symbols.definitions()) {
      text.append(symbol.line())
          .append(' ')
          .append(symbol.span().startLine())
          .append('-')
          .append(symbol.span().endLine())
          .append(' ')
          .append(symbol.kind().name().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(symbol.qualifiedName())
          .append(" | ")
          .append(symbol.signature());
      if (!symbol.doc().isEmpty()) {
        text.append(" | ").append(symbol.doc());
      }
      text.append('\n');
    }
    text.append("\nimports\n");
    for (Import one : symbols.imports()) {
      text.append(one.line())
          .append(' ')
          .append(one.form().name().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(one.target());
      if (!one.names().isEmpty()) {
        text.append(' ').append(one.names());
      }
      text.append('\n');
    }
    text.append("\nreferences\n");
    Map<Integer, StringBuilder> byLine = new TreeMap<>();
    for (Reference reference : symbols.references()) {
      byLine.computeIfAbsent(reference.span().startLine(), _ -> new StringBuilder())
          .append(' ')
          .append(reference.kind().name().toLowerCase(Locale.ROOT))
          .append(':')
          .append(reference.name());
    }
    byLine.forEach((line, names) -> text.append(line).append(names).append('\n'));
    return text.toString();
  }

  /// What a stretch holds.
  static String of(byte[] content, Span span) {
    return new String(content, span.startByte(), span.endByte() - span.startByte(),
        StandardCharsets.UTF_8);
  }
}
