package dev.picode.context.rank;

import dev.picode.context.Language;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Reference;
import dev.picode.context.symbol.Span;
import dev.picode.context.symbol.Symbol;
import dev.picode.context.symbol.SymbolKind;
import dev.picode.context.symbol.SymbolSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Symbols of the small texts of these tests: `class X`, `function x` and `def x` define, all other names refer. Immutable.
///
/// A definition ends at the first line after it that is indented no further and closes a brace, or at its own line.
final class PlainSymbols implements SymbolSource {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Set<String> DEFINING = Set.of("class", "interface", "record", "enum",
      "function", "def");

  @Override
  public FileSymbols of(Language language, byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    List<Symbol> definitions = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    Set<String> defined = new HashSet<>();
    int start = 0;
    int number = 1;
    List<String> lines = Arrays.asList(text.split("(?<=\n)"));
    for (String line : lines) {
      Matcher name = NAME.matcher(line);
      String before = "";
      while (name.find()) {
        var span = new Span(start + name.start(), start + name.end(), number, number);
        if (DEFINING.contains(before)) {
          definitions.add(new Symbol(name.group(),
              before.startsWith("f") || before.startsWith("d")
                  ? SymbolKind.FUNCTION
                  : SymbolKind.CLASS,
              "", line.strip(), "", span, whole(lines, number, start)));
          defined.add(name.group());
        } else if (!DEFINING.contains(name.group())) {
          references.add(new Reference(name.group(), Reference.Kind.USE, span));
        }
        before = name.group();
      }
      start += line.length();
      number++;
    }
    references.removeIf(reference -> defined.contains(reference.name()));
    return new FileSymbols(definitions, references, List.of(), FileSymbols.Method.LEXICAL);
  }

  private static Span whole(List<String> lines, int number, int start) {
    int end = start + lines.get(number - 1).length();
    int indent = indent(lines.get(number - 1));
    for (int i = number; i < lines.size(); i++) {
      end += lines.get(i).length();
      if (lines.get(i).strip().startsWith("}") && indent(lines.get(i)) <= indent) {
        return new Span(start, end, number, i + 1);
      }
    }
    return new Span(start, start + lines.get(number - 1).length(), number, number);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  @Override
  public String version() {
    return "plain";
  }
}
