package dev.picode.context.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.Language;
import dev.picode.context.Languages;
import dev.picode.context.parser.Natives;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeSitterSymbolsTest {
  private static final Language JAVA = new Language("Java", Language.Kind.CODE);
  private static final byte[] SOURCE = "class A {\n  void b() { c(); }\n}\n"
      .getBytes(StandardCharsets.UTF_8);

  @Test
  void hasEachParserOnThePlatformsThatTheLibraryKnows() {
    var symbols = new TreeSitterSymbols();
    for (String language : Grammars.languages()) {
      symbols.of(new Language(language, Language.Kind.CODE), SOURCE);
    }
    assertThat(symbols.missing()).isEmpty();
    assertThat(symbols.version()).endsWith(" all");
  }

  @Test
  void readsByLinesWhereAParserIsMissingAndSaysSo(@TempDir Path folder) {
    var system = Natives.ofSystem();
    var symbols = new TreeSitterSymbols(
        new Natives(folder, system.os(), system.architecture()), ParseLimits.DEFAULT);
    FileSymbols found = symbols.of(JAVA, SOURCE);
    assertThat(found.method()).isEqualTo(FileSymbols.Method.LEXICAL);
    assertThat(found.definitions()).extracting(Symbol::qualifiedName).containsExactly("A", "A.b");
    assertThat(symbols.missing()).containsKeys("Java", "C#");
    assertThat(symbols.missing().get("Java")).contains("is missing")
        .contains(folder.toString());
    assertThat(symbols.version()).isNotEqualTo(new TreeSitterSymbols().version());
  }

  @Test
  void readsByLinesOnAPlatformWithoutParsers() {
    var symbols = new TreeSitterSymbols(new Natives(null, "SunOS", "sparcv9"),
        ParseLimits.DEFAULT);
    assertThat(symbols.of(JAVA, SOURCE).method()).isEqualTo(FileSymbols.Method.LEXICAL);
    assertThat(symbols.missing().get("Java"))
        .isEqualTo("there are no parsers for SunOS on sparcv9");
  }

  @Test
  void looksAtNoFileOfALanguageWithoutSymbols() {
    var markdown = new Language("Markdown", Language.Kind.PROSE);
    assertThat(new TreeSitterSymbols().of(markdown, SOURCE)).isEqualTo(FileSymbols.NONE);
    var lua = new Language("Lua", Language.Kind.CODE);
    assertThat(new TreeSitterSymbols().of(lua, SOURCE).method())
        .isEqualTo(FileSymbols.Method.LEXICAL);
  }

  @Test
  void readsAHeaderOfCppAsOne() {
    byte[] header = "namespace a {\nclass B {\n public:\n  int c();\n};\n}\n"
        .getBytes(StandardCharsets.UTF_8);
    assertThat(new TreeSitterSymbols().of(new Language("C", Language.Kind.CODE), header)
        .definitions()).extracting(Symbol::qualifiedName).containsExactly("a", "a.B", "a.B.c");
  }

  @Test
  void givesEachThreadTheSameAnswers() throws Exception {
    List<Path> sources = SymbolGoldenTest.sources().toList();
    List<String> expected = all(sources, new TreeSitterSymbols());
    var shared = new TreeSitterSymbols();
    try (var pool = Executors.newFixedThreadPool(6)) {
      List<Callable<List<String>>> work = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        work.add(() -> all(sources, shared));
      }
      for (Future<List<String>> one : pool.invokeAll(work)) {
        assertThat(one.get()).isEqualTo(expected);
      }
    }
  }

  private static List<String> all(List<Path> sources, SymbolSource symbols) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path source : sources) {
      byte[] content = Files.readAllBytes(source);
      texts.add(SymbolText.of(symbols.of(
          Objects.requireNonNull(Languages.of(source.toString())), content)));
    }
    return texts;
  }
}
