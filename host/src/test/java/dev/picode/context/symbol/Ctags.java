package dev.picode.context.symbol;

import dev.picode.context.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Compares definitions, by name and line, with those of Universal Ctags. Stateless.
///
/// The kinds of ctags are those that both call definitions. Left out are:
///
/// - packages of Java and Go, which are imports here; variables of Python, of which ctags takes those of functions too;
///   `impl` of Rust, which defines nothing by itself, and `mod x;`, which names a file and is an import here;
/// - what ctags takes a word for that stands before a bracket: of C, a macro in capitals that is used (`TEST(adds) {`,
///   `OPTION(NAME, 1),`), of JavaScript, what is before a name that is made when it runs (`app[name] = function`);
/// - of JavaScript, values: properties, objects, which ctags calls classes, what a function returns that is called at once,
///   other names of functions (`a.b = c`), and what it takes for a field and is a shorthand or a statement; of constants
///   and variables those are compared that stand at the start of a line, as ctags takes those of functions too.
public final class Ctags {
  /// What ctags calls a definition, by language: the letters of its kinds.
  private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
      "Java", "acefgim",
      "Python", "cfm",
      "JavaScript", "fcmgCvGSM",
      "Go", "fctvsinam",
      "C", "degmfstuv",
      "Rust", "nsigftMmePv"));
  private static final Pattern TAG = Pattern.compile("^(.+)\\t(.+)\\t(\\d+);\"\\t(\\w)$");

  private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9_]+");
  private static final Set<String> STATEMENTS = Set.of("break", "continue", "return", "throw",
      "debugger");

  private Ctags() {}

  /// A definition by ctags.
  ///
  /// @param kind the letter that ctags gives it
  /// @param text the line it stands on
  public record Tag(Path file, String name, int line, char kind, String text) {}

  /// What was found in some files.
  ///
  /// @param missing what ctags alone calls a definition, of `compared` ones
  /// @param found how many definitions we find, of which ctags confirms as many as `confirmed` by any of its kinds
  public record Comparison(int compared, List<Tag> missing, int found, int confirmed,
      Duration ours, Duration theirs) {
    /// The part of the definitions by ctags that we find.
    public double recall() {
      return 1 - missing.size() / (double) compared;
    }
  }

  /// The names of the languages that can be compared.
  public static Set<String> languages() {
    return KINDS.keySet();
  }

  /// Whether Universal Ctags is here; other programs of that name say other things.
  public static boolean isHere() throws IOException {
    try {
      return run("ctags", "--version").startsWith("Universal Ctags");
    } catch (IOException _) {
      return false;
    }
  }

  /// Compares what we find in files of a language.
  ///
  /// @param work where a file may be written
  public static Comparison of(String language, List<Path> files, SymbolSource symbols, Path work)
      throws IOException {
    long begin = System.nanoTime();
    Map<Path, List<Matcher>> tags = tags(language, files, work);
    long theirs = System.nanoTime() - begin;
    long ours = 0;
    List<Tag> missing = new ArrayList<>();
    int compared = 0;
    int found = 0;
    int confirmed = 0;
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      begin = System.nanoTime();
      Set<String> names = symbols.of(new Language(language, Language.Kind.CODE), content)
          .definitions()
          .stream()
          .map(symbol -> symbol.name().replace("#", "") + ":" + symbol.line())
          .collect(Collectors.toCollection(HashSet::new));
      ours += System.nanoTime() - begin;
      List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
      Set<String> known = new HashSet<>();
      for (Matcher match : tags.getOrDefault(file.toAbsolutePath(), List.of())) {
        int line = Integer.parseInt(match.group(3));
        var tag = new Tag(file, match.group(1), line, match.group(4).charAt(0),
            line <= lines.size() ? lines.get(line - 1) : "");
        String name = tag.name() + ":" + line;
        known.add(name);
        if (KINDS.getOrDefault(language, "").indexOf(tag.kind()) >= 0
            && isCompared(language, tag)) {
          compared++;
          if (!names.contains(name)) {
            missing.add(tag);
          }
        }
      }
      found += names.size();
      names.retainAll(known);
      confirmed += names.size();
    }
    return new Comparison(compared, missing, found, confirmed, Duration.ofNanos(ours),
        Duration.ofNanos(theirs));
  }

  private static boolean isCompared(String language, Tag tag) {
    return switch (language) {
      case "Rust" -> tag.kind() != 'n' || !tag.text().strip().endsWith(";");
      case "C" -> !("ef".indexOf(tag.kind()) >= 0 && CAPITALS.matcher(tag.name()).matches()
          && line(tag, "^\\s*(?:static\\s+|inline\\s+)*%s\\s*\\("));
      case "JavaScript" -> isCompared(tag);
      default -> true;
    };
  }

  private static boolean isCompared(Tag tag) {
    return switch (tag.kind()) {
      case 'c' -> line(tag,
          "\\b(?:class|function)\\s+%s(?![\\w$])|(?<![\\w$])%s\\s*[=:]\\s*(?:class|function)\\b");
      case 'C', 'v' -> line(tag, "^(?:export\\s+)?(?:var|let|const)\\s+%s(?![\\w$])");
      case 'M' ->
        !STATEMENTS.contains(tag.name()) && line(tag, "^\\s*(?:static\\s+)?#?%s\\s*(?:=[^=>]|;)");
      default -> line(tag, "(?<![\\w$])%s(?![\\w$])")
          && !line(tag, "(?<![\\w$])%s\\s*(?:\\[|=\\s*\\(\\s*function)")
          && !line(tag, "\\.%s\\s*=\\s*[^=>(]*;?\\s*$|\\.prototype\\.%s\\.");
    };
  }

  /// Whether the line looks so, with the name for each `%s`.
  private static boolean line(Tag tag, String pattern) {
    return Pattern.compile(pattern.replace("%s", Pattern.quote(tag.name())))
        .matcher(tag.text())
        .find();
  }

  private static Map<Path, List<Matcher>> tags(String language, List<Path> files, Path work)
      throws IOException {
    Path list = work.resolve("files.txt");
    Files.write(list, files.stream().map(file -> file.toAbsolutePath().toString()).toList());
    return run("ctags", "--options=NONE", "-f", "-", "--sort=no", "--excmd=number", "--fields=k",
        "--extras=-{anonymous}{pseudo}", "--kinds-" + language + "=*",
        "--language-force=" + language, "-L", list.toString()).lines()
        .map(TAG::matcher)
        .filter(Matcher::matches)
        .collect(Collectors.groupingBy(match -> Path.of(match.group(2))));
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
