package dev.picode.context.symbol;

import dev.picode.context.symbol.Import.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of an import, as it stands in a source file. Stateless, safe for many threads.
///
/// A parser or the look of a line says where an import is; this says what it takes.
final class Imports {
  /// As much of an import as is read.
  static final int MAX_BYTES = 16 << 10;

  private static final Pattern BLOCK_COMMENT = Pattern.compile("/\\*(?s:.{0,4000}?)\\*/");
  private static final Pattern LINE_COMMENT = Pattern.compile("(?<![:\"'])//[^\\n]*");
  private static final Pattern HASH_COMMENT = Pattern.compile("(?<=\\s)#[^\\n]*");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Pattern JVM = Pattern.compile(
      "(package|import)\\s+(static\\s+)?([\\w$.\\p{L}`]+?)(\\.\\*)?(?:\\s+as\\s+\\w+)?\\s*;?\\s*$");
  private static final Pattern PYTHON_FROM = Pattern.compile(
      "from\\s*([.\\s]*[\\w.\\p{L}]*)\\s*\\bimport\\b\\s*\\(?([^)]*)\\)?;?");
  private static final Pattern PYTHON_IMPORT = Pattern.compile("import\\s+([^;]+)");
  private static final Pattern GO = Pattern.compile(
      "(?:import\\s+)?(\\.|_|[\\w\\p{L}]+)?\\s*[\"`]([^\"`\\n]+)[\"`]");
  private static final Pattern INCLUDE = Pattern.compile(
      "#\\s*(?:include|include_next|import)\\s*(?:<([^>\\n]+)>|\"([^\"\\n]+)\")");
  private static final Pattern USING = Pattern.compile(
      "(?:global\\s+)?using\\s+(static\\s+|unsafe\\s+)?(?:[\\w\\p{L}]+\\s*=\\s*)?([\\w.:\\p{L}]+)\\s*(?:<.*>)?\\s*;?");
  private static final Pattern NAMESPACE = Pattern
      .compile("namespace\\s+([\\w.\\\\\\p{L}]+)\\s*[;{]?.*");
  private static final Pattern RUBY = Pattern.compile(
      "(require_relative|require|load|autoload)\\b\\s*\\(?\\s*(?::\\w+\\s*,\\s*)?[\"']([^\"'#\\n]+)[\"'].*");
  private static final Pattern PHP_FILE = Pattern.compile(
      "(?:require|include)(?:_once)?\\b\\s*\\(?\\s*((?:__DIR__|dirname\\(__FILE__\\))\\s*\\.\\s*)?[\"']([^\"'$\\n]+)[\"'].*");
  private static final Pattern SHELL = Pattern.compile(
      "(?:source|\\.)\\s+(\"[^\"\\n]+\"|'[^'\\n]+'|[^\\s;&|<>]+).*");

  private Imports() {}

  /// What one import takes.
  ///
  /// @param language the name of the language
  /// @param text all of the import, or its start
  /// @param line where it stands, from 1
  static List<Import> of(String language, String text, int line) {
    return switch (language) {
      case "Java", "Kotlin", "Groovy", "Scala" -> jvm(plain(text), line);
      case "Python", "Starlark" -> python(text, line);
      case "JavaScript", "TypeScript", "TSX" -> ScriptImports.of(plainLines(text), line);
      case "Go" -> go(plain(text), line);
      case "Rust" -> RustImports.of(plain(text), line);
      case "C", "C++", "Cuda", "Objective-C" -> include(text, line);
      case "C#" -> using(plain(text), line);
      case "Ruby" -> ruby(plainHash(text), line);
      case "PHP" -> php(plain(text), line);
      case "Shell" -> shell(text.strip(), line);
      default -> List.of();
    };
  }

  static List<Import> one(String target, List<String> names, Form form, int line) {
    return target.isBlank() ? List.of() : List.of(new Import(target, names, form, line));
  }

  private static List<Import> jvm(String text, int line) {
    Matcher match = JVM.matcher(text);
    if (!match.lookingAt()) {
      return List.of();
    }
    String target = match.group(3).replace("`", "");
    if (match.group(1).equals("package")) {
      return one(target, List.of(), Form.MODULE, line);
    }
    if (match.group(4) != null) {
      return one(target, List.of("*"), Form.PLAIN, line);
    }
    int dot = target.lastIndexOf('.');
    return match.group(2) == null || dot < 0
        ? one(target, List.of(), Form.PLAIN, line)
        : one(target.substring(0, dot), List.of(target.substring(dot + 1)), Form.PLAIN, line);
  }

  private static List<Import> python(String text, int line) {
    String plain = BLANKS
        .matcher(HASH_COMMENT.matcher(text.replace("\\\n", " ").replace("\\\r\n", " "))
            .replaceAll(""))
        .replaceAll(" ")
        .strip();
    Matcher from = PYTHON_FROM.matcher(plain);
    if (from.lookingAt()) {
      return one(from.group(1).replace(" ", ""), names(from.group(2)), Form.PLAIN, line);
    }
    Matcher whole = PYTHON_IMPORT.matcher(plain);
    if (!whole.lookingAt()) {
      return List.of();
    }
    List<Import> imports = new ArrayList<>();
    names(whole.group(1)).forEach(name -> imports.addAll(one(name, List.of(), Form.PLAIN, line)));
    return imports;
  }

  private static List<Import> go(String text, int line) {
    if (text.startsWith("package ")) {
      return one(text.substring("package ".length()).strip(), List.of(), Form.MODULE, line);
    }
    Matcher match = GO.matcher(text);
    if (!match.lookingAt()) {
      return List.of();
    }
    return one(match.group(2), ".".equals(match.group(1)) ? List.of("*") : List.of(), Form.PLAIN,
        line);
  }

  private static List<Import> include(String text, int line) {
    Matcher match = INCLUDE.matcher(text.strip());
    if (!match.lookingAt()) {
      return List.of();
    }
    return match.group(1) != null
        ? one(match.group(1).strip(), List.of(), Form.SYSTEM, line)
        : one(match.group(2), List.of(), Form.LOCAL, line);
  }

  private static List<Import> using(String text, int line) {
    Matcher namespace = NAMESPACE.matcher(text);
    if (namespace.matches()) {
      return one(namespace.group(1), List.of(), Form.MODULE, line);
    }
    Matcher match = USING.matcher(text);
    if (!match.matches()) {
      return List.of();
    }
    boolean all = match.group(1) != null && match.group(1).startsWith("static");
    return one(match.group(2).replace("global::", ""), all ? List.of("*") : List.of(), Form.PLAIN,
        line);
  }

  private static List<Import> ruby(String text, int line) {
    Matcher match = RUBY.matcher(text);
    return !match.matches()
        ? List.of()
        : one(match.group(2), List.of(),
            match.group(1).equals("require_relative") ? Form.LOCAL : Form.PLAIN, line);
  }

  private static List<Import> php(String text, int line) {
    Matcher namespace = NAMESPACE.matcher(text);
    if (namespace.matches()) {
      return one(namespace.group(1), List.of(), Form.MODULE, line);
    }
    Matcher file = PHP_FILE.matcher(text);
    if (file.matches()) {
      String path = file.group(2);
      return one(file.group(1) != null && path.startsWith("/") ? "." + path : path, List.of(),
          Form.LOCAL, line);
    }
    if (!text.startsWith("use ")) {
      return List.of();
    }
    String used = text.substring(4).replace(";", "").replaceFirst("^(?:function|const)\\s+", "");
    int open = used.indexOf('{');
    if (open >= 0) {
      String prefix = used.substring(0, open).replaceFirst("\\\\\\s*$", "").strip();
      return one(prefix.replaceFirst("^\\\\", ""), names(used.substring(open + 1).replace("}", "")),
          Form.PLAIN, line);
    }
    List<Import> imports = new ArrayList<>();
    names(used).forEach(name -> imports.addAll(
        one(name.replaceFirst("^\\\\", ""), List.of(), Form.PLAIN, line)));
    return imports;
  }

  private static List<Import> shell(String text, int line) {
    Matcher match = SHELL.matcher(text);
    if (!match.lookingAt()) {
      return List.of();
    }
    String target = match.group(1).replaceAll("[\"']", "");
    return one(target, List.of(), Form.LOCAL, line);
  }

  /// The names of a list, without what they are renamed to.
  static List<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .map(name -> name.replaceFirst("^(?:type|typeof|function|const)\\s+(?=[\\w$])", ""))
        .map(name -> name.replaceFirst("\\s+as\\s.*$", "").strip())
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private static String plain(String text) {
    return BLANKS.matcher(plainLines(text)).replaceAll(" ").strip();
  }

  private static String plainLines(String text) {
    String blocks = text.contains("/*") ? BLOCK_COMMENT.matcher(text).replaceAll(" ") : text;
    return (blocks.contains("//") ? LINE_COMMENT.matcher(blocks).replaceAll(" ") : blocks).strip();
  }

  private static String plainHash(String text) {
    return BLANKS.matcher(HASH_COMMENT.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }
}
