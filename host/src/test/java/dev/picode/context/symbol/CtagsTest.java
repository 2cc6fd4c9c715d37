package dev.picode.context.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.context.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Compares definitions, by name and line, with those of Universal Ctags, on what source there is on the machine, and
/// first in the folder that `-Dpicode.sources` names.
///
/// The kinds of ctags are those that both call definitions. Left out are: packages of Java, which are imports here;
/// variables of Python, of which ctags takes only those of modules, and constants and properties of JavaScript,
/// which ctags takes for values of any kind; `impl` of Rust and `mod x;`, which names a file.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CtagsTest {
  private static final double RECALL = 0.97;
  private static final int MAX_FILES = 400;
  private static final int MAX_BYTES = 300_000;
  private static final Path SAMPLES = Path.of("src", "test", "resources", "golden", "symbols");
  private static final Pattern TAG = Pattern.compile("^(.+)\\t(.+)\\t(\\d+);\"\\t(\\w)$");
  private static final Pattern NAME = Pattern.compile("[\\w$~=?!<>+*/\\[\\]-]+");

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
    compare("Java", "acefgim", files(".java", folder, SAMPLES));
  }

  @Test
  void findsTheDefinitionsOfPython() throws Exception {
    compare("Python", "cfm", files(".py", SAMPLES, Path.of("/usr/lib/python3/dist-packages")));
  }

  @Test
  void findsTheDefinitionsOfJavaScript() throws Exception {
    compare("JavaScript", "fcmg",
        files(".js", SAMPLES, Path.of("/usr/lib/node_modules/npm/lib"),
            Path.of("/usr/share/nodejs"), Path.of("/usr/share/javascript")));
  }

  @Test
  void findsTheDefinitionsOfGo() throws Exception {
    compare("Go", "fctvsin",
        files(".go", SAMPLES, Path.of("/usr/lib/go/src/net"), Path.of("/usr/local/go/src/net"),
            Path.of("/usr/share/gocode")));
  }

  @Test
  void findsTheDefinitionsOfC() throws Exception {
    compare("C", "degfmstuv",
        files(".c", SAMPLES, Path.of("/usr/src"), Path.of("/usr/share/doc")));
    compare("C", "degfmstuv", files(".h", Path.of("/usr/include/linux")));
  }

  @Test
  void findsTheDefinitionsOfRust() throws Exception {
    String home = System.getProperty("user.home");
    compare("Rust", "sigftMmeP", files(".rs", SAMPLES, Path.of("/usr/src"),
        Path.of("/usr/share/cargo/registry"), Path.of(home, ".cargo", "registry", "src")));
  }

  /// Files by their ending, in order, as many as are looked at.
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
    return all.subList(0, Math.min(all.size(), MAX_FILES));
  }

  private static boolean isRead(Path file) {
    try {
      return Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) < MAX_BYTES;
    } catch (IOException _) {
      return false;
    }
  }

  private void compare(String language, String kinds, List<Path> files) throws Exception {
    if (files.isEmpty()) {
      return;
    }
    List<Matcher> tags = ctags(language, kinds, files);
    var symbols = new TreeSitterSymbols();
    List<String> missing = new ArrayList<>();
    int compared = 0;
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      Set<String> ours = new HashSet<>();
      symbols.of(new Language(language, Language.Kind.CODE), content)
          .definitions()
          .forEach(symbol -> ours.add(symbol.name().replace("#", "") + ":" + symbol.line()));
      List<String> lines = new String(content, StandardCharsets.ISO_8859_1).lines().toList();
      for (Matcher tag : tags) {
        if (!tag.group(2).equals(file.toAbsolutePath().toString())
            || !isCompared(language, tag, lines)) {
          continue;
        }
        compared++;
        if (!ours.contains(tag.group(1) + ":" + tag.group(3))) {
          missing.add(tag.group());
        }
      }
    }
    assertThat(compared).isPositive();
    assertThat(1 - missing.size() / (double) compared)
        .as("recall of %s in %s files, %s definitions, without %s", language, files.size(),
            compared, missing.subList(0, Math.min(30, missing.size())))
        .isGreaterThanOrEqualTo(RECALL);
  }

  /// Names that ctags makes up are left out, and in JavaScript objects and other names of functions, which ctags
  /// takes for classes and methods.
  private static boolean isCompared(String language, Matcher tag, List<String> lines) {
    String name = tag.group(1);
    String line = lines.get(Integer.parseInt(tag.group(3)) - 1);
    if (!NAME.matcher(name).matches() || name.startsWith("__anon")
        || name.startsWith("Anonymous") || name.startsWith("anonymous")) {
      return false;
    }
    if (!language.equals("JavaScript")) {
      return true;
    }
    boolean alias = Pattern.matches(".*=\\s*[\\w.$]+;?\\s*", line)
        || line.contains(".prototype." + name + ".");
    boolean named = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
        .matcher(line)
        .find();
    boolean type = !tag.group(4).equals("c") || line.contains("class " + name);
    return named && type && !alias;
  }

  private List<Matcher> ctags(String language, String kinds, List<Path> files) throws Exception {
    Path list = folder.resolve("files.txt");
    Files.write(list, files.stream().map(file -> file.toAbsolutePath().toString()).toList());
    String version = run("ctags", "--version");
    assumeTrue(version.startsWith("Universal Ctags"), "Universal Ctags is not installed");
    String tags = run("ctags", "--options=NONE", "-f", "-", "--sort=no", "--excmd=number",
        "--fields=k", "--languages=" + language, "--langmap=C:.c.h",
        "--kinds-" + language + "=" + kinds, "-L", list.toString());
    return tags.lines().map(TAG::matcher).filter(Matcher::matches).toList();
  }

  private static String run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      try (InputStream out = process.getInputStream()) {
        return new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      return "";
    }
  }
}
