package dev.picode.context.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParserLibraryTest {
  private static final Natives NATIVES = Natives.ofSystem();
  private static final Path SAMPLES = Path.of("src", "test", "resources", "golden", "symbols");

  /// Every name there is, with what is around it, and each place that is not understood.
  private static final String ALL = "(_) @node (ERROR) @wrong";

  private static final Map<String, String> GRAMMARS = Map.ofEntries(
      Map.entry("java", "java"), Map.entry("py", "python"), Map.entry("js", "javascript"),
      Map.entry("ts", "typescript"), Map.entry("tsx", "tsx"), Map.entry("go", "go"),
      Map.entry("rs", "rust"), Map.entry("c", "c"), Map.entry("cpp", "cpp"),
      Map.entry("cs", "c-sharp"), Map.entry("rb", "ruby"), Map.entry("php", "php"),
      Map.entry("kt", "kotlin"), Map.entry("sh", "bash"));

  @TempDir
  private Path temp;

  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files.filter(Files::isRegularFile)
          .filter(file -> GRAMMARS.containsKey(ending(file)))
          .sorted()
          .toList();
    }
  }

  /// The core that comes and the one that is compiled here are of two versions, and there are two ways to call them.
  @ParameterizedTest
  @MethodSource("sources")
  void eachWayToCallAParserFindsTheSame(Path source) throws IOException {
    byte[] content = Files.readAllBytes(source);
    String grammar = Objects.requireNonNull(GRAMMARS.get(ending(source)));
    List<String> found = found(ParserLibrary.of(NATIVES), grammar, content);
    assertThat(found).hasSizeGreaterThan(20);
    assertThat(found(JniLibrary.LIBRARY, grammar, content)).isEqualTo(found);
    assertThat(found(ParserLibrary.of(onlyWhatCame(grammar)), grammar, content)).isEqualTo(found);
  }

  @Test
  void isCalledByItsFunctionsWhereItSaysTheirNames() {
    assumeTrue(!NATIVES.os().startsWith("Windows"), "the library for Windows says no names");
    assertThat(ParserLibrary.of(NATIVES)).isInstanceOf(ForeignLibrary.class);
    assertThat(ParserLibrary.of(new Natives(null, NATIVES.os(), NATIVES.architecture())))
        .isSameAs(JniLibrary.LIBRARY);
  }

  @Test
  void takesTheLibrariesThatCameWhereTheCompiledOnesCannotBeLoaded() throws IOException {
    Natives natives = onlyWhatCame("java");
    Path compiled = temp.resolve("came").resolve("compiled");
    Files.createDirectories(compiled);
    for (Path came : List.of(natives.cores().getFirst(), natives.grammars("java").getFirst())) {
      Files.writeString(compiled.resolve(came.getFileName()), "of another system");
    }
    assertThat(natives.cores()).hasSize(2);
    ParserLibrary library = ParserLibrary.of(natives);
    assertThat(library.compile("java", ALL).captures()).containsExactly("node", "wrong");
    assertThat(library).isInstanceOf(ForeignLibrary.class);
  }

  @Test
  void aLibraryThatCannotBeLoadedSaysSo() throws IOException {
    var natives = new Natives(temp.resolve("broken"), NATIVES.os(), NATIVES.architecture());
    Path lib = Files.createDirectories(temp.resolve("broken").resolve("lib"));
    Files.writeString(lib.resolve(NATIVES.cores().getLast().getFileName()), "no library");
    assertThatThrownBy(() -> ParserLibrary.of(natives)).isInstanceOf(LinkageError.class);
  }

  @ParameterizedTest
  @CsvSource({"java, (no_such_node) @x, byte 1", "python, (identifier, byte"})
  void aQueryThatIsNoneSaysWhere(String grammar, String query, String where) {
    ParserLibrary library = ParserLibrary.of(NATIVES);
    assumeTrue(library instanceof ForeignLibrary);
    assertThatThrownBy(() -> library.compile(grammar, query))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("`" + grammar + "`")
        .hasMessageContaining(where);
  }

  @Test
  void aParserReadsFilesOfAnyLengthOneAfterAnother() {
    ParserLibrary library = ParserLibrary.of(NATIVES);
    SyntaxQuery query = library.compile("java", "(method_declaration name: (identifier) @name)");
    assertThat(query.captures()).containsExactly("name");
    try (SyntaxParser parser = library.parser()) {
      for (int methods : new int[] {1, 0, 5000, 2}) {
        byte[] content = ("class A {" + " void b() {}".repeat(methods) + "}")
            .getBytes(StandardCharsets.UTF_8);
        assertThat(parser.parse(query, content, () -> false)).isTrue();
        assertThat(parser.hasErrors()).isFalse();
        parser.search(() -> false);
        for (int i = 0; i < methods; i++) {
          assertThat(parser.next()).isTrue();
          assertThat(parser.start(0)).isEqualTo(15 + 12 * i);
          assertThat(parser.end(0)).isEqualTo(16 + 12 * i);
        }
        assertThat(parser.next()).isFalse();
        parser.release();
      }
    }
  }

  @Test
  void aParserThatIsToldToStopGivesNoTree() {
    ParserLibrary library = ParserLibrary.of(NATIVES);
    SyntaxQuery query = library.compile("java", "(identifier) @name");
    byte[] content = "class A { int b = 1; }\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
    try (SyntaxParser parser = library.parser()) {
      assertThat(parser.parse(query, content, () -> true)).isFalse();
    }
    try (SyntaxParser parser = library.parser()) {
      assertThat(parser.parse(query, content, () -> false)).isTrue();
      parser.search(() -> true);
      int found = 0;
      while (parser.next()) {
        found++;
      }
      assertThat(found).isLessThan(2000);
    }
  }

  private Natives onlyWhatCame(String grammar) throws IOException {
    Path lib = Files.createDirectories(temp.resolve("came").resolve("lib"));
    for (Path file : List.of(NATIVES.cores().getLast(), NATIVES.grammars(grammar).getLast())) {
      Files.copy(file, lib.resolve(file.getFileName()));
    }
    return new Natives(temp.resolve("came"), NATIVES.os(), NATIVES.architecture());
  }

  private static List<String> found(ParserLibrary library, String grammar, byte[] content) {
    SyntaxQuery query = library.compile(grammar, ALL);
    List<String> found = new ArrayList<>();
    try (SyntaxParser parser = library.parser()) {
      assertThat(parser.parse(query, content, () -> false)).isTrue();
      found.add("errors " + parser.hasErrors());
      parser.search(() -> false);
      while (parser.next()) {
        for (int i = 0; i < parser.size(); i++) {
          found.add(parser.pattern() + " " + query.captures().get(parser.capture(i)) + " "
              + parser.start(i) + "-" + parser.end(i));
        }
      }
    }
    return found;
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
