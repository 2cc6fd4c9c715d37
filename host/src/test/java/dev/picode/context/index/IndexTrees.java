package dev.picode.context.index;

import dev.picode.context.IndexedFile;
import dev.picode.context.ScanOptions;
import dev.picode.context.symbol.SymbolSource;
import dev.picode.git.GitUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Trees to index, and all that an index says of them. Stateless.
final class IndexTrees {
  private IndexTrees() {}

  static IndexSetup setup(Path temp, SymbolSource source, int threads) {
    GitUser user = GitUser.of(temp.resolve("home"));
    var options = new ScanOptions(1 << 20, 100_000, user);
    return new IndexSetup(temp.resolve("cache"), options, source, threads);
  }

  /// Writes a file that looks as if it had been written long ago, each version at another time.
  static void write(Path file, String text, int version) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
      Files.setLastModifiedTime(file,
          FileTime.from(Instant.ofEpochSecond(1_700_000_000 + version)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes some files with definitions, references, imports and words, the same ones for the same seed.
  static void fill(Path root, int files, long seed) {
    var random = new Random(seed);
    for (int i = 0; i < files; i++) {
      write(root.resolve("part" + i % 7 + "/File" + i + ".java"), source(random, i), i);
    }
  }

  static String source(Random random, int number) {
    var text = new StringBuilder("import lib").append(random.nextInt(20)).append("\n");
    for (int i = 0; i < 5 + random.nextInt(20); i++) {
      text.append(i % 4 == 0 ? "class Thing" : "def makeThing").append(random.nextInt(400));
      text.append("\n  helper")
          .append(random.nextInt(90))
          .append("() word")
          .append(random.nextInt(500))
          .append(" número ✓ ")
          .append(number)
          .append('\n');
    }
    return text.toString();
  }

  /// All that an index says, as text.
  static String dump(CodeIndex index) {
    List<Object> said = new ArrayList<>();
    said.add(index.files());
    for (IndexedFile file : index.files()) {
      said.add(file.path() + " " + index.hash(file.path()) + " " + index.symbols(file.path()));
    }
    for (int i = 0; i < 90; i += 7) {
      said.add(index.references("helper" + i));
      said.add(index.definitions("Thing" + i));
      said.add(index.search("word" + i + " thing", 50));
    }
    for (SymbolQuery.Match match : SymbolQuery.Match.values()) {
      said.add(index.find(SymbolQuery.of("Thing1", match, 40)));
      said.add(index.find(SymbolQuery.of("mt2", match, 40)));
    }
    said.add(index.referenceCounts());
    said.add(index.definedNames());
    said.add(index.imports());
    var out = new StringBuilder();
    said.forEach(each -> out.append(each).append('\n'));
    return out.toString();
  }
}
