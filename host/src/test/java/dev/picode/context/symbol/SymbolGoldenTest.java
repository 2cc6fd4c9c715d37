package dev.picode.context.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.context.Language;
import dev.picode.context.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `golden/symbols/CASE/SOURCE` with `parsed.txt` and `lexical.txt` beside it.
class SymbolGoldenTest {
  private static final Path CASES = Path.of("src", "test", "resources", "golden", "symbols");
  private static final TreeSitterSymbols PARSED = new TreeSitterSymbols();
  private static final LexicalSymbols LEXICAL = new LexicalSymbols();

  static Stream<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      List<Path> sources = files.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".txt"))
          .sorted()
          .toList();
      return sources.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void findsWhatAFileHolds(Path source) throws IOException {
    byte[] content = Files.readAllBytes(source);
    FileSymbols symbols = PARSED.of(language(source), content);
    assertSound(content, symbols);
    Golden.check(source.resolveSibling("parsed.txt"), SymbolText.of(symbols));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void findsMostByTheLookOfLines(Path source) throws IOException {
    byte[] content = Files.readAllBytes(source);
    FileSymbols symbols = LEXICAL.of(language(source), content);
    assertSound(content, symbols);
    Golden.check(source.resolveSibling("lexical.txt"), SymbolText.of(symbols));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void keepsSignaturesOnly(Path source) throws IOException {
    byte[] content = Files.readAllBytes(source);
    String skeleton = Skeleton.of(content, PARSED.of(language(source), content));
    Golden.check(source.resolveSibling("skeleton.txt"), skeleton);
  }

  /// What holds for each file: names stand where they are said to.
  static void assertSound(byte[] content, FileSymbols symbols) {
    for (Symbol symbol : symbols.definitions()) {
      assertThat(SymbolText.of(content, symbol.nameSpan())).isEqualTo(symbol.name());
      assertThat(symbol.span().startByte()).isLessThanOrEqualTo(symbol.nameSpan().startByte());
      assertThat(symbol.span().endByte()).isGreaterThanOrEqualTo(symbol.nameSpan().endByte());
      assertThat(symbol.signature()).isNotEmpty()
          .doesNotContain("\n")
          .hasSizeLessThanOrEqualTo(200);
    }
    for (Reference reference : symbols.references()) {
      assertThat(SymbolText.of(content, reference.span())).isEqualTo(reference.name());
    }
    assertThat(symbols.definitions()).isSortedAccordingTo(
        java.util.Comparator.comparingInt(symbol -> symbol.nameSpan().startByte()));
  }

  private static Language language(Path source) {
    return Objects.requireNonNull(Languages.of(source.toString()));
  }
}
