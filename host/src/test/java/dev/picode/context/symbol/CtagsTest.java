package dev.picode.context.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Compares definitions with those of Universal Ctags, on what source there is on the machine, and first in the folder
/// that `-Dpicode.sources` names.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CtagsTest {
  private static final double RECALL = 0.97;
  private static final int MAX_FILES = 400;
  private static final int MAX_BYTES = 300_000;
  private static final Path SAMPLES = Path.of("src", "test", "resources", "golden", "symbols");

  @TempDir
  private Path folder;

  @Test
  void findsTheDefinitionsOfJava() throws Exception {
    Path sources = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    assumeTrue(Files.isReadable(sources), "this JDK comes without its sources");
    try (var zip = new ZipFile(sources.toFile())) {
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements();) {
        ZipEntry entry = e.nextElement();
        if (entry.getName().startsWith("java.base/java/util/")
            && entry.getName().endsWith(".java")) {
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, folder.resolve(entry.getName().replace('/', '_')));
          }
        }
      }
    }
    compare("Java", files(".java", folder, SAMPLES));
  }

  @Test
  void findsTheDefinitionsOfPython() throws Exception {
    compare("Python", files(".py", SAMPLES, Path.of("/usr/lib/python3/dist-packages")));
  }

  @Test
  void findsTheDefinitionsOfJavaScript() throws Exception {
    compare("JavaScript",
        files(".js", SAMPLES, Path.of("/usr/lib/node_modules/npm/lib"),
            Path.of("/usr/share/nodejs"), Path.of("/usr/share/javascript")));
  }

  @Test
  void findsTheDefinitionsOfGo() throws Exception {
    compare("Go",
        files(".go", SAMPLES, Path.of("/usr/lib/go/src/net"), Path.of("/usr/local/go/src/net"),
            Path.of("/usr/share/gocode/src/golang.org/x")));
  }

  @Test
  void findsTheDefinitionsOfC() throws Exception {
    compare("C",
        files(".c", SAMPLES, Path.of("/usr/src"), Path.of("/usr/share/doc")));
    compare("C", files(".h", Path.of("/usr/include/linux")));
  }

  @Test
  void findsTheDefinitionsOfRust() throws Exception {
    String home = System.getProperty("user.home");
    compare("Rust", files(".rs", SAMPLES, Path.of("/usr/src"),
        Path.of("/usr/share/cargo/registry"), Path.of(home, ".cargo", "registry", "src")));
  }

  /// Files by their ending, as many as are looked at.
  private static List<Path> files(String ending, Path... folders) throws IOException {
    List<Path> all = new ArrayList<>();
    List<Path> places = new ArrayList<>(List.of(folders));
    String more = System.getProperty("picode.sources");
    if (more != null) {
      places.addFirst(Path.of(more));
    }
    for (Path folder : places) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(file -> file.toString().endsWith(ending)
              && !file.toString().contains(".min."))
              .filter(CtagsTest::isRead)
              .sorted()
              .forEach(all::add);
        }
      }
    }
    // Of each part as many.
    int step = Math.ceilDiv(all.size(), MAX_FILES);
    return IntStream.range(0, all.size())
        .filter(i -> i % Math.max(step, 1) == 0)
        .mapToObj(all::get)
        .toList();
  }

  private static boolean isRead(Path file) {
    try {
      return Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) < MAX_BYTES;
    } catch (IOException _) {
      return false;
    }
  }

  private void compare(String language, List<Path> files) throws Exception {
    assumeTrue(Ctags.isHere(), "Universal Ctags is not installed");
    Ctags.Comparison result = Ctags.of(language, files, new TreeSitterSymbols(), folder);
    assertThat(result.compared()).isPositive();
    assertThat(result.recall())
        .as("recall of %s in %s files, %s definitions, without %s", language, files.size(),
            result.compared(), result.missing().stream().limit(30).toList())
        .isGreaterThanOrEqualTo(RECALL);
  }
}
