package dev.picode.context.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.Language;
import dev.picode.context.Languages;
import dev.picode.context.parser.Natives;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are broken, huge or made to hurt: each is answered, in a bounded time.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileFileTest {
  private static final TreeSitterSymbols PARSED = new TreeSitterSymbols();
  private static final TreeSitterSymbols HASTY = new TreeSitterSymbols(Natives.ofSystem(),
      new ParseLimits(1 << 20, 100_000, 40, 500_000, Duration.ofMillis(100)));
  private static final LexicalSymbols LEXICAL = new LexicalSymbols();

  static Stream<Path> sources() throws IOException {
    return SymbolGoldenTest.sources();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void answersForFilesCutAnywhere(Path source) throws IOException {
    byte[] content = Files.readAllBytes(source);
    Language language = Objects.requireNonNull(Languages.of(source.toString()));
    var random = new Random(7);
    for (int i = 0; i < 20; i++) {
      byte[] cut = Arrays.copyOf(content, random.nextInt(content.length));
      SymbolGoldenTest.assertSound(cut, PARSED.of(language, cut));
      SymbolGoldenTest.assertSound(cut, LEXICAL.of(language, cut));
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void answersForFilesWithBytesThatDoNotBelong(Path source) throws IOException {
    byte[] content = Files.readAllBytes(source);
    Language language = Objects.requireNonNull(Languages.of(source.toString()));
    byte[] wild = "{}()[]<>\"'`\\\n\r\t\0#@$%:;,.=*/ _aZ0\u0001"
        .getBytes(StandardCharsets.US_ASCII);
    var random = new Random(11);
    for (int i = 0; i < 20; i++) {
      byte[] changed = content.clone();
      for (int j = 0; j < 1 + i; j++) {
        changed[random.nextInt(changed.length)] = random.nextInt(4) == 0
            ? (byte) random.nextInt(256)
            : wild[random.nextInt(wild.length)];
      }
      assertAnswer(language, changed);
      int from = random.nextInt(content.length);
      byte[] doubled = Arrays.copyOf(content, content.length + from);
      System.arraycopy(content, 0, doubled, content.length, from);
      assertAnswer(language, doubled);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Java", "Python", "JavaScript", "TypeScript", "TSX", "Go", "Rust", "C",
    "C++", "C#", "Ruby", "PHP", "Kotlin", "Shell"})
  void answersForDeepNestingLongLinesAndNoise(String name) {
    var language = new Language(name, Language.Kind.CODE);
    for (String piece : new String[] {"(", "{", "[", "f(", "a{b(", "<a>", "if (a) ", "x = ", "\"",
      "/*", "class A { ", "a.b<c<", "<<E\n", "#if\n", "`${", "*", "&x", "  x:\n", "\t\n "}) {
      byte[] content = piece.repeat(8_000 / piece.length()).getBytes(StandardCharsets.US_ASCII);
      SymbolGoldenTest.assertSound(content, HASTY.of(language, content));
      SymbolGoldenTest.assertSound(content, LEXICAL.of(language, content));
    }
    byte[] noise = new byte[8_000];
    new Random(13).nextBytes(noise);
    SymbolGoldenTest.assertSound(noise, HASTY.of(language, noise));
    SymbolGoldenTest.assertSound(noise, LEXICAL.of(language, noise));
    assertAnswer(language, new byte[10_000]);
    assertAnswer(language, new byte[0]);
  }

  @Test
  void doesNotParseWhatIsNestedTooDeeply() {
    var language = new Language("Java", Language.Kind.CODE);
    byte[] content = "(".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    assertThat(PARSED.of(language, content).method()).isEqualTo(FileSymbols.Method.LEXICAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Java", "Python", "JavaScript", "Shell", "Lua"})
  void readsALongFileByItsLines(String name) {
    var language = new Language(name, Language.Kind.CODE);
    byte[] content = "x = f(1, \"aaaa\"); ".repeat(300_000).getBytes(StandardCharsets.US_ASCII);
    FileSymbols symbols = PARSED.of(language, content);
    assertThat(content).hasSizeGreaterThan(5_000_000);
    assertThat(symbols.method()).isEqualTo(FileSymbols.Method.LEXICAL);
    SymbolGoldenTest.assertSound(content, symbols);
  }

  @Test
  void readsByItsLinesWhatCostsTooMuch() {
    var language = new Language("Java", Language.Kind.CODE);
    byte[] content = "class A { void b() { c(); } }\n".repeat(5000)
        .getBytes(StandardCharsets.US_ASCII);
    var natives = Natives.ofSystem();
    var few = new TreeSitterSymbols(natives,
        new ParseLimits(1 << 20, 1000, 0, 1_000_000, Duration.ofMinutes(1)));
    assertThat(few.of(language, content).method()).isEqualTo(FileSymbols.Method.LEXICAL);
    var matches = new TreeSitterSymbols(natives,
        new ParseLimits(1 << 20, 1000, 100, 100, Duration.ofMinutes(1)));
    assertThat(matches.of(language, content).method()).isEqualTo(FileSymbols.Method.LEXICAL);
    var time = new TreeSitterSymbols(natives,
        new ParseLimits(1 << 20, 1000, 100, 1_000_000, Duration.ZERO));
    assertThat(time.of(language, content).method()).isEqualTo(FileSymbols.Method.LEXICAL);
    assertThat(PARSED.of(language, content).definitions()).hasSize(10_000);
  }

  private static void assertAnswer(Language language, byte[] content) {
    SymbolGoldenTest.assertSound(content, PARSED.of(language, content));
    SymbolGoldenTest.assertSound(content, LEXICAL.of(language, content));
  }
}
