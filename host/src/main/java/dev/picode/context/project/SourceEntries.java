package dev.picode.context.project;

import com.google.re2j.Pattern;
import dev.picode.context.IndexedFile;
import dev.picode.context.manifest.TreePaths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Finds programs by what stands in their sources: a main function, `if __name__ == "__main__"`. Confined to one thread.
///
/// Tests are left out, and so are files larger than [#MAX_BYTES]. At most [#MAX_FILES] files are opened, those nearest to
/// the top first; how many were not is told.
final class SourceEntries {
  static final int MAX_BYTES = 256 << 10;
  static final int MAX_FILES = 20_000;

  private static final Map<String, Main> MAINS = Map.ofEntries(
      main("Java",
          "(?m)\\bstatic\\s+(?:final\\s+)?void\\s+main\\s*\\(|^(?:  |    |\\t)?void\\s+main\\s*\\(",
          "void main"),
      main("Kotlin", "(?m)^(?:suspend\\s+)?fun\\s+main\\s*\\(", "fun main"),
      main("Scala", "(?m)^object\\s+\\w+\\s+extends\\s+App\\b|\\bdef\\s+main\\s*\\(|^@main\\b", ""),
      main("Go", "(?m)^func\\s+main\\s*\\(\\s*\\)", "func main"),
      main("Rust", "(?m)^(?:pub\\s+)?(?:async\\s+)?fn\\s+main\\s*\\(", "fn main"),
      main("C", "(?m)^(?:int|void)\\s+w?main\\s*\\(", "main"),
      main("C++", "(?m)^(?:int|void|auto)\\s+w?main\\s*\\(", "main"),
      main("C#", "(?m)\\bstatic\\s+(?:async\\s+)?(?:void|int|Task|Task<int>)\\s+Main\\s*\\(",
          " Main"),
      main("Python",
          "(?m)^if\\s+__name__\\s*==\\s*[\"']__main__[\"']|^if\\s+[\"']__main__[\"']\\s*==",
          "__main__"),
      main("Ruby",
          "(?m)^if\\s+(?:__FILE__\\s*==\\s*\\$0|\\$0\\s*==\\s*__FILE__|\\$PROGRAM_NAME\\s*==\\s*__FILE__)",
          "__FILE__"));

  private final Function<String, Optional<String>> text;

  SourceEntries(Function<String, Optional<String>> text) {
    this.text = text;
  }

  /// How a language writes a start.
  ///
  /// @param word what a file needs to have before the pattern is tried; the pattern is slower
  private record Main(Pattern pattern, String word) {}

  private static Map.Entry<String, Main> main(String language, String pattern, String word) {
    return Map.entry(language, new Main(Pattern.compile(pattern), word));
  }

  /// The files in which a program starts.
  ///
  /// @throws InterruptedException soon after the thread was interrupted
  List<EntryPoint> find(Collection<IndexedFile> files, Findings findings)
      throws InterruptedException {
    List<IndexedFile> wanted = files.stream()
        .filter(file -> !file.test() && file.bytes() <= MAX_BYTES && Foreign.isOwn(file.path())
            && MAINS.containsKey(String.valueOf(file.languageName())))
        .sorted(Comparator.comparingInt((IndexedFile file) -> TreePaths.upwards(file.path()).size())
            .thenComparing(IndexedFile::path))
        .toList();
    if (wanted.size() > MAX_FILES) {
      findings.manifests()
          .note("",
              "programs were looked for in " + MAX_FILES + " files only, of " + wanted.size());
    }
    List<EntryPoint> found = new ArrayList<>();
    for (IndexedFile file : wanted.subList(0, Math.min(MAX_FILES, wanted.size()))) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the analysis was cancelled");
      }
      if (starts(file)) {
        found.add(new EntryPoint(file.path(), EntryPoint.Kind.MAIN, name(file), file.path()));
      }
    }
    return found;
  }

  private boolean starts(IndexedFile file) {
    Main main = MAINS.get(String.valueOf(file.languageName()));
    if (main == null) {
      return false;
    }
    if (TreePaths.name(file.path()).equals("__main__.py")) {
      return true;
    }
    if (String.valueOf(file.languageName()).equals("Rust") && !mayStart(file.path())) {
      return false;
    }
    String content = text.apply(file.path()).orElse("");
    return content.contains(main.word) && main.pattern.matcher(content).find();
  }

  /// Programs of Rust start in files of these names and folders only; elsewhere `fn main` is text of a test.
  private static boolean mayStart(String path) {
    String folder = TreePaths.name(TreePaths.folder(path));
    return TreePaths.name(path).equals("main.rs") || folder.equals("bin")
        || folder.equals("examples");
  }

  /// What runs it: the class, the folder of a Go program, the package of a `__main__.py`, the file.
  private static String name(IndexedFile file) {
    String path = file.path();
    String folder = TreePaths.name(TreePaths.folder(path));
    return switch (String.valueOf(file.languageName())) {
      case "Go" -> folder.isEmpty() ? "main" : folder;
      case "Python" -> TreePaths.stem(path).equals("__main__") && !folder.isEmpty()
          ? folder
          : TreePaths.stem(path);
      default -> TreePaths.stem(path);
    };
  }
}
