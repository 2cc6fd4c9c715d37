package dev.picode.context.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.context.IndexedFile;
import dev.picode.context.Languages;
import dev.picode.context.symbol.Import;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyGraphTest {
  @Test
  void listsPackagesFromElsewhereWithWhoUsesThem() throws Exception {
    DependencyGraph graph = TreeText.of("""
        a.py | os numpy.linalg .gone#x
        b.py | numpy
        """).graph();
    assertThat(graph.externals()).isEqualTo(
        Map.of("numpy", List.of("a.py", "b.py"), "os", List.of("a.py")));
    assertThat(graph.missing()).isEqualTo(Map.of(".gone", List.of("a.py")));
    assertThat(graph.externals("a.py")).containsExactly(
        new ExternalUse(".gone", ".gone", 3, true),
        new ExternalUse("numpy", "numpy.linalg", 2, false),
        new ExternalUse("os", "os", 1, false));
    assertThat(graph.externals("nowhere.py")).isEmpty();
  }

  @Test
  void anEdgeSaysHowOftenAndWhereFirst() throws Exception {
    DependencyGraph graph = TreeText.of("a.js | react ./b ./b.js\nb.js").graph();
    assertThat(graph.imports().edges()).containsExactly(new Edge("a.js", "b.js", 2, 2));
  }

  @Test
  void importsOfAFileThatIsNotThereOrHasNoKnownLanguageAreLeftOut() throws Exception {
    DependencyGraph graph = TreeText.of("notes.xyz | ./a\na.js | ./notes.xyz").graph();
    assertThat(graph.imports().edges()).containsExactly(new Edge("a.js", "notes.xyz", 1, 1));
  }

  @Test
  void referencesLeadToTheFewFilesThatDefineAName() throws Exception {
    var tree = TreeText.of("""
        a/use.py | .near#x
        a/near.py
        b/far.py
        c/one.py
        c/two.py
        c/three.py
        c/four.py
        d/other.js
        """)
        .uses("a/use.py", "helper", "helper", "common", "own", "script", "everywhere")
        .defines("a/use.py", "own")
        .defines("a/near.py", "common")
        .defines("b/far.py", "helper", "own", "common")
        .defines("c/one.py", "everywhere")
        .defines("c/two.py", "everywhere")
        .defines("c/three.py", "everywhere")
        .defines("c/four.py", "everywhere")
        .defines("d/other.js", "script");
    assertThat(tree.graph().references().edges()).containsExactly(
        new Edge("a/use.py", "a/near.py", 1, 0), new Edge("a/use.py", "b/far.py", 2, 0));
  }

  @Test
  void aNameOfTheSameFolderIsMeantBeforeOneFarAway() throws Exception {
    var tree = TreeText.of("p/A.java | module:p\np/B.java | module:p\nq/B.java | module:q")
        .uses("p/A.java", "B")
        .defines("p/B.java", "B")
        .defines("q/B.java", "B");
    assertThat(tree.graph().references().edges())
        .containsExactly(new Edge("p/A.java", "p/B.java", 1, 0));
  }

  @Test
  void configurationThatExtendsItselfEndsWithANote() throws Exception {
    DependencyGraph graph = TreeText.of("a.ts | @/b\nsrc/b.ts")
        .with("tsconfig.json",
            "{\"extends\": \"./other.json\", \"compilerOptions\": {\"paths\": {\"@/*\": [\"src/*\"]}}}")
        .with("other.json", "{\"extends\": \"./tsconfig.json\"}")
        .graph();
    assertThat(graph.imports().edges()).containsExactly(new Edge("a.ts", "src/b.ts", 1, 1));
    assertThat(graph.notes()).hasSize(1)
        .first()
        .satisfies(
            note -> assertThat(note.reason()).contains("comes back to itself"));
  }

  @Test
  void configurationThatIsNoneIsNamedAndLeftOut() throws Exception {
    DependencyGraph graph = TreeText.of("a.ts | ./b @x/y\nb.ts\nlib.rs | serde")
        .with("tsconfig.json", "{\"compilerOptions\": ")
        .with("package.json", "[".repeat(5000))
        .with("Cargo.toml", "a" + ".a".repeat(5000) + " = 1")
        .with("go.mod", "module")
        .with("composer.json", "\u0000\u0001")
        .graph();
    assertThat(graph.imports().edges()).containsExactly(new Edge("a.ts", "b.ts", 1, 1));
    assertThat(graph.externals()).containsOnlyKeys("@x/y", "serde");
    // Nothing in this tree asks for `composer.json`.
    assertThat(graph.notes()).extracting(note -> note.path())
        .containsExactly("Cargo.toml", "package.json", "tsconfig.json");
  }

  @Test
  void stopsWhenTheThreadIsInterrupted() {
    GraphInput input = TreeText.of("a.js | ./b\nb.js").input();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> DependencyGraph.of(input)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  /// Whatever imports say, making the graph ends, gives edges between files of the tree only, and the same ones
  /// whatever the order of the input.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyImportsGiveAGraph(long seed) throws Exception {
    var random = new Random(seed);
    List<String> endings = List.of(".java", ".kt", ".py", ".ts", ".js", ".go", ".rs", ".c", ".cs",
        ".rb", ".php", ".sh");
    List<String> folders = List.of("", "src/", "a/", "a/b/", "lib/");
    List<IndexedFile> files = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String path = folders.get(random.nextInt(folders.size())) + "f" + random.nextInt(9)
          + endings.get(random.nextInt(endings.size()));
      files.add(new IndexedFile(path, Languages.of(path), 1, 1, false));
    }
    List<String> words = List.of("f1", "f2", ".", "..", "/", "::", "\\", "crate", "super", "self",
        "@", "#", "*", "$", "~", "a", "b", "src", "{", "\"", " ", "é", "\u0000", "-");
    Map<String, List<Import>> imports = new TreeMap<>();
    for (IndexedFile file : files) {
      List<Import> own = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        var target = new StringBuilder();
        for (int j = 0; j <= random.nextInt(5); j++) {
          target.append(words.get(random.nextInt(words.size())));
        }
        List<String> names = random.nextBoolean()
            ? List.of()
            : List.of(words.get(random.nextInt(words.size())));
        var form = List.of(Import.Form.values()).get(random.nextInt(5));
        own.add(new Import(target.toString(), names, form, 1 + i));
      }
      imports.put(file.path(), own);
    }
    DependencyGraph graph = DependencyGraph.of(
        GraphInput.ofImports(files, imports, _ -> Optional.empty()));
    List<IndexedFile> shuffled = new ArrayList<>(files);
    Collections.shuffle(shuffled, random);
    DependencyGraph again = DependencyGraph.of(
        GraphInput.ofImports(shuffled, imports, _ -> Optional.empty()));
    assertThat(again.imports()).isEqualTo(graph.imports());
    assertThat(again.externals()).isEqualTo(graph.externals());
    assertThat(graph.imports().files()).containsAll(
        graph.imports().edges().stream().map(Edge::to).toList());
  }
}
