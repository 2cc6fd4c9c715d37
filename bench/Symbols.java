import dev.picode.context.Language;
import dev.picode.context.Languages;
import dev.picode.context.symbol.Ctags;
import dev.picode.context.symbol.TreeSitterSymbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Compares the definitions of a tree with those of Universal Ctags: `bench/symbols` runs it.
public final class Symbols {
  private Symbols() {}

  /// `DIR WORK MISSING`
  public static void main(String[] args) throws IOException {
    Path tree = Path.of(args[0]).toRealPath();
    Path work = Path.of(args[1]);
    int shown = Integer.parseInt(args[2]);
    if (!Ctags.isHere()) {
      System.err.println("bench: Universal Ctags is not installed.");
      System.exit(6);
    }
    System.out.println("| language | files | definitions by ctags | recall | found | of these by ctags"
        + " | s | ctags, s |\n|---|---:|---:|---:|---:|---:|---:|---:|");
    List<Ctags.Tag> missing = new ArrayList<>();
    for (Map.Entry<String, List<Path>> files : files(tree).entrySet()) {
      var symbols = new TreeSitterSymbols();
      Ctags.Comparison result = Ctags.of(files.getKey(), files.getValue(), symbols, work);
      System.out.printf("| %s | %,d | %,d | %.4f | %,d | %.3f | %.1f | %.1f |%n", files.getKey(),
          files.getValue().size(), result.compared(), result.recall(), result.found(),
          result.confirmed() / (double) result.found(), seconds(result.ours()),
          seconds(result.theirs()));
      missing.addAll(some(result.missing(), shown));
    }
    missing.forEach(tag -> System.out.printf("%s %s %s:%d: %s%n", tag.kind(), tag.name(),
        tree.relativize(tag.file()), tag.line(), tag.text().strip()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }

  /// As many as are shown, the same in each run.
  private static List<Ctags.Tag> some(List<Ctags.Tag> missing, int shown) {
    List<Ctags.Tag> some = new ArrayList<>(missing);
    java.util.Collections.shuffle(some, new Random(1));
    return some.subList(0, Math.min(shown, some.size()));
  }

  private static Map<String, List<Path>> files(Path tree) throws IOException {
    Map<String, List<Path>> byLanguage = new TreeMap<>();
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        Language language = Languages.of(tree.relativize(file).toString());
        if (language != null && Ctags.languages().contains(language.name())
            && !file.toString().contains(".min.")) {
          byLanguage.computeIfAbsent(language.name(), _ -> new ArrayList<>()).add(file);
        }
      }
    }
    return byLanguage;
  }
}
