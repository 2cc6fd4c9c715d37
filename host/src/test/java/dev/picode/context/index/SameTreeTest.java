package dev.picode.context.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.IndexedFile;
import dev.picode.context.ProgressListener;
import dev.picode.context.symbol.Symbol;
import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same tree of files in all languages, read by the real parsers, gives the same answers however it was indexed.
class SameTreeTest {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "golden", "symbols");
  private static final int COPIES = 3;

  /// One for all: making the queries of all languages takes longer than the rest.
  private static final TreeSitterSymbols SYMBOLS = new TreeSitterSymbols();

  @TempDir
  private Path temp;

  /// Every sample a few times under other names, so that several threads have something to do.
  private Path tree(String name) throws IOException {
    Path tree = Files.createDirectory(temp.resolve(name));
    List<Path> samples;
    try (Stream<Path> all = Files.walk(SAMPLES)) {
      samples = all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".txt"))
          .sorted()
          .toList();
    }
    for (int copy = 0; copy < COPIES; copy++) {
      for (Path sample : samples) {
        Path file = tree.resolve("part" + copy).resolve(SAMPLES.relativize(sample).toString());
        String text = new String(Files.readAllBytes(sample), StandardCharsets.UTF_8);
        IndexTrees.write(file, text + "\n\n", copy);
      }
    }
    return tree;
  }

  private String said(Path tree, String cache, int threads) throws InterruptedException {
    try (var index = index(tree, cache, threads)) {
      index.update(ProgressListener.NONE);
      return dump(index.current());
    }
  }

  private WorkspaceIndex index(Path tree, String cache, int threads) {
    IndexSetup setup = IndexTrees.setup(temp.resolve(cache), SYMBOLS, threads);
    return new WorkspaceIndex(Workspace.of(tree), setup, _ -> {});
  }

  private static String dump(CodeIndex index) {
    var said = new ArrayList<Object>(List.of(IndexTrees.dump(index)));
    for (IndexedFile file : index.files()) {
      List<Symbol> symbols = index.symbols(file.path()).definitions();
      for (Symbol symbol : symbols.subList(0, Math.min(1, symbols.size()))) {
        said.add(index.definitions(symbol.name()));
        said.add(index.references(symbol.name()));
        said.add(index.search(symbol.signature(), 20));
      }
    }
    var out = new StringBuilder();
    said.forEach(each -> out.append(each).append('\n'));
    return out.toString();
  }

  @Test
  void saysTheSameInEachRunAndOnAnyNumberOfThreads() throws Exception {
    Path tree = tree("tree");
    String alone = said(tree, "a", 1);
    assertThat(alone).contains("PARSED").hasSizeGreaterThan(50_000);
    assertThat(said(tree, "b", 1)).isEqualTo(alone);
    assertThat(said(tree, "c", 4)).isEqualTo(alone);
  }

  @Test
  void saysTheSameAfterChangesAsMadeAnew() throws Exception {
    Path tree = tree("tree");
    try (var index = index(tree, "a", 2)) {
      index.update(ProgressListener.NONE);
      String before = dump(index.current());
      String fingerprint = index.fingerprint();
      List<IndexedFile> files = index.current().files();
      for (int i = 0; i < files.size(); i += 5) {
        Path file = tree.resolve(files.get(i).path());
        switch (i % 3) {
          case 0 -> Files.delete(file);
          case 1 -> IndexTrees.write(file, Files.readString(file) + "\n", 100);
          default -> Files.move(file, file.resolveSibling("moved-" + file.getFileName()));
        }
      }
      index.update(ProgressListener.NONE);
      String after = dump(index.current());
      assertThat(after).isNotEqualTo(before).isEqualTo(said(tree, "b", 1));
      assertThat(index.fingerprint()).isNotEqualTo(fingerprint);
      index.clear();
      index.update(ProgressListener.NONE);
      assertThat(dump(index.current())).isEqualTo(after);
    }
  }
}
