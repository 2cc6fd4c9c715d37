package dev.picode.context.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.Language;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where things stand, in bytes and lines, in files that are not plain ASCII with `\n`.
class PositionTest {
  private static final TreeSitterSymbols SYMBOLS = new TreeSitterSymbols();
  private static final List<String> JAVA = List.of("package a;", "import b.C;", "/** Größe 📚. */",
      "class Käse {", "  String text = \"📚 ﷽ \\u1234\";",
      "  /* 🎉🎉 */ void größe() { hilf(\"é\"); }",
      "}", "");
  private static final List<String> PYTHON = List.of("import os", "größe = '📚'",
      "class Käse:", "    '''Größe 📚.'''", "    def rühre(self, text='📚'): return hilf(text)",
      "");

  @ParameterizedTest
  @CsvSource({"false,'\n'", "true,'\n'", "false,'\r\n'", "true,'\r\n'"})
  void areThoseOfTheFileAsItIsStored(boolean mark, String newline) {
    byte[] content = ((mark ? "\uFEFF" : "") + String.join(newline, JAVA))
        .getBytes(StandardCharsets.UTF_8);
    FileSymbols symbols = SYMBOLS.of(language("Java"), content);
    SymbolGoldenTest.assertSound(content, symbols);
    assertThat(symbols.definitions()).extracting(Symbol::name, Symbol::line, Symbol::doc)
        .containsExactly(tuple("Käse", 4, "Größe 📚."), tuple("text", 5, ""),
            tuple("größe", 6, "🎉🎉"));
    assertThat(SymbolText.of(content, symbols.definitions().getFirst().span()))
        .startsWith("class Käse {")
        .endsWith("}");
    assertThat(symbols.references()).extracting(Reference::name).contains("hilf");
    assertThat(symbols.imports()).extracting(Import::target, Import::line)
        .containsExactly(tuple("a", 1), tuple("b.C", 2));
  }

  @ParameterizedTest
  @CsvSource({"false,'\n'", "true,'\n'", "false,'\r\n'", "true,'\r\n'"})
  void areThoseOfTheFileWhereLinesMatter(boolean mark, String newline) {
    byte[] content = ((mark ? "\uFEFF" : "") + String.join(newline, PYTHON))
        .getBytes(StandardCharsets.UTF_8);
    FileSymbols symbols = SYMBOLS.of(language("Python"), content);
    SymbolGoldenTest.assertSound(content, symbols);
    assertThat(symbols.definitions()).extracting(Symbol::qualifiedName, Symbol::line, Symbol::doc)
        .containsExactly(tuple("größe", 2, ""), tuple("Käse", 3, "Größe 📚."),
            tuple("Käse.rühre", 5, ""));
  }

  @ParameterizedTest
  @CsvSource({"Java", "Python", "JavaScript", "Go", "C"})
  void surviveBytesThatAreNoText(String language) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    String comment = language.equals("Python") ? "# " : "// ";
    out.writeBytes(ascii(comment));
    out.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xED, (byte) 0xA0,
      (byte) 0x80, (byte) 0xF0, (byte) 0x9F, '\r', '\n'});
    out.writeBytes(ascii(switch (language) {
      case "Java" -> "class A { String s = \"";
      case "Python" -> "s = \"";
      case "JavaScript" -> "var s = \"";
      case "Go" -> "package a\nvar s = \"";
      default -> "char *s = \"";
    }));
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xC0, (byte) 0x80});
    out.writeBytes(ascii(switch (language) {
      case "Java" -> "\"; void target() {} }\n";
      case "Python" -> "\"\ndef target(): pass\n";
      case "JavaScript" -> "\"; function target() {}\n";
      case "Go" -> "\"\nfunc target() {}\n";
      default -> "\"; int target(void) { return 0; }\n";
    }));
    byte[] content = out.toByteArray();
    FileSymbols symbols = SYMBOLS.of(language(language), content);
    SymbolGoldenTest.assertSound(content, symbols);
    assertThat(symbols.definitions()).extracting(Symbol::name).contains("s", "target");
  }

  @Test
  void ofLinesCountEachLineFeed() {
    Lines lines = Lines.of("a\r\n\n\rb\nc".getBytes(StandardCharsets.UTF_8));
    assertThat(lines.count()).isEqualTo(4);
    assertThat(lines.at(0)).isEqualTo(1);
    assertThat(lines.at(2)).isEqualTo(1);
    assertThat(lines.at(3)).isEqualTo(2);
    assertThat(lines.at(4)).isEqualTo(3);
    assertThat(lines.at(7)).isEqualTo(4);
    assertThat(lines.span(3, 3)).isEqualTo(new Span(3, 3, 2, 2));
    assertThat(lines.span(0, 8)).isEqualTo(new Span(0, 8, 1, 4));
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Language language(String name) {
    return new Language(name, Language.Kind.CODE);
  }
}
