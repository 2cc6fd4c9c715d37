package dev.picode.terminal.code;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A language whose parts can be told. Immutable.
public enum CodeLanguage {
  /// C.
  C("c", "h"),
  /// C++.
  CPP("cpp", "c++", "cc", "cxx", "hpp", "hh"),
  /// C#.
  CSHARP("csharp", "c#", "cs"),
  /// Style sheets.
  CSS("css", "scss", "less"),
  /// Differences as Git prints them.
  DIFF("diff", "patch"),
  /// Go.
  GO("go", "golang"),
  /// Java.
  JAVA("java"),
  /// JavaScript and TypeScript.
  JAVASCRIPT("javascript", "js", "mjs", "cjs", "jsx", "typescript", "ts", "tsx", "mts", "cts",
      "node"),
  /// JSON, with comments where there are any.
  JSON("json", "jsonc", "json5", "jsonl"),
  /// Kotlin.
  KOTLIN("kotlin", "kt", "kts"),
  /// XML and HTML.
  MARKUP("xml", "html", "htm", "xhtml", "svg", "pom", "vue"),
  /// PHP.
  PHP("php"),
  /// Python.
  PYTHON("python", "py", "pyi", "python3"),
  /// Ruby.
  RUBY("ruby", "rb", "rake"),
  /// Rust.
  RUST("rust", "rs"),
  /// The shells that follow POSIX.
  SHELL("shell", "sh", "bash", "zsh", "console", "shell-session", "dockerfile", "make", "makefile"),
  /// SQL.
  SQL("sql", "postgresql", "mysql", "sqlite"),
  /// TOML and INI files.
  TOML("toml", "ini", "properties", "cfg", "conf"),
  /// YAML.
  YAML("yaml", "yml");

  /// The names, a blank before and after each.
  private final String names;

  CodeLanguage(String... names) {
    this.names = " " + String.join(" ", names) + " ";
  }

  /// The language of that name, as one writes it behind a fence in Markdown or at the end of a file's name;
  /// `null` where it is not known.
  public static @Nullable CodeLanguage find(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    if (key.isEmpty() || key.indexOf(' ') >= 0) {
      return null;
    }
    for (CodeLanguage language : values()) {
      if (language.names.contains(" " + key + " ")) {
        return language;
      }
    }
    return null;
  }

  /// What the parts of code in it are, in order; what is not said to be anything is plain. The time it takes grows
  /// with the length of the code.
  public List<Token> tokens(String code) {
    return switch (this) {
      case MARKUP -> MarkupScanner.scan(code);
      case DIFF -> DiffScanner.scan(code);
      default -> CodeScanner.scan(Grammars.of(this), code);
    };
  }
}
