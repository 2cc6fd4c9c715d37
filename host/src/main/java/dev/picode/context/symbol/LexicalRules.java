package dev.picode.context.symbol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How lines of a language look that define or import something. Immutable.
///
/// @param definitions what is tried for each line, in this order
/// @param imports what an import starts with
/// @param comment what a line of a comment starts with
record LexicalRules(List<Rule> definitions, @Nullable Pattern imports, Pattern comment) {
  /// A line that defines what its group `n` names.
  record Rule(SymbolKind kind, Pattern line) {}

  private static final String NAME = "(?<n>[\\w$\\x80-\\xff]+)";

  private static final Pattern SLASHES = Pattern.compile("\\s*(?://|/\\*|\\*)");
  private static final Pattern HASHES = Pattern
      .compile("\\s*#(?!\\s*(?:include|import|define|if|el|end))");
  private static final Pattern DASHES = Pattern.compile("\\s*--");
  private static final Pattern SEMICOLONS = Pattern.compile("\\s*;");

  private static final String JVM_WORDS = "(?:(?:public|private|protected|internal|static|final|abstract|sealed|non-sealed|"
      + "open|data|inline|value|override|suspend|default|synchronized|native|strictfp|lateinit|const|partial|readonly|"
      + "async|virtual|unsafe|extern|new|implicit|lazy|case|export|declare|companion|inner|operator|infix|tailrec|actual|expect|external|ref) +)*";

  /// `LANGUAGE = kind | pattern`, where `N` is the name and `M` any modifiers.
  private static final String TABLE = """
      Java,C#,Kotlin,Scala,Groovy,Dart,Swift,TypeScript,TSX
      class|^\\s*M(?:class|object|actor|extension) +N
      interface|^\\s*M(?:interface|trait|protocol|mixin) +N
      annotation|^\\s*M@interface +N
      enum|^\\s*M(?:enum(?: class)?) +N
      struct|^\\s*M(?:record(?: struct| class)?|struct) +N
      type|^\\s*M(?:typealias|typedef|type) +N\\s*(?:<[^=]*>)?\\s*=
      module|^\\s*M(?:namespace|module) +(?<n>[\\w.\\x80-\\xff]+)\\s*\\{
      function|^\\s*M(?:fun|func|def|function)\\b\\*? *(?:<[^>]*> *)?(?:[\\w.<>?]+\\.)?N
      constant|^\\s*(?:export +)?(?:const|val|let|var) +N\\s*[:=]
      method|^\\s+M(?!\\[|return\\b|throw\\b|new\\b|else\\b|await\\b|yield\\b|case\\b)[\\w.<>\\[\\],?]+(?: *<[^;={}()]*>)?(?:\\[\\])* +N *\\([^;=]*(?:\\{|$)
      constructor|^\\s+(?:public|private|protected|internal) +N *\\([^;=]*(?:\\{|$)
      method|^\\s+M(?!if\\b|for\\b|while\\b|switch\\b|catch\\b|return\\b|function\\b)N *\\([^;=]*\\) *\\{\\s*$
      field|^\\s+(?:public|private|protected|internal) +M[\\w.<>\\[\\],? ]+ N\\s*[;=]

      JavaScript
      class|^\\s*(?:export +)?(?:default +)?class +N
      function|^\\s*(?:export +)?(?:default +)?(?:async +)?function\\b ?\\*? *N
      function|^\\s*(?:export +)?(?:const|let|var) +N *= *(?:async *)?(?:function\\b|\\([^)]*\\) *=>|[\\w$]+ *=>)
      function|^\\s*[\\w$.]*\\.N *= *(?:async *)?(?:function\\b|\\([^)]*\\) *=>)
      method|^\\s+(?:static +)?(?:async +)?(?:get +|set +)?\\*?(?!if\\b|for\\b|while\\b|switch\\b|catch\\b|function\\b|return\\b)N *\\([^;=]*\\) *\\{\\s*$
      method|^\\s+N *: *(?:async *)?function\\b
      constant|^(?:export +)?const +N
      variable|^(?:export +)?(?:let|var) +N

      Python,Starlark
      class|^\\s*class +N
      function|^\\s*(?:async +)?def +N
      variable|^N *(?::[^=]+)?=[^=]

      Ruby,Crystal
      class|^\\s*class +(?:[\\w:]*::)?N
      module|^\\s*module +(?:[\\w:]*::)?N
      method|^\\s*(?:private +|protected +)?def +(?:self\\.)?(?<n>[\\w\\x80-\\xff]+[?!=]?)
      constant|^\\s*(?<n>[A-Z]\\w*) *=[^=~>]

      Go
      struct|^type +N +struct\\b
      interface|^type +N +interface\\b
      type|^type +N\\b
      method|^func +\\([^)]*\\) *N
      function|^func +N
      constant|^const +N
      variable|^var +N

      Rust
      struct|^\\s*(?:pub(?:\\([^)]*\\))? +)?(?:struct|union) +N
      enum|^\\s*(?:pub(?:\\([^)]*\\))? +)?enum +N
      interface|^\\s*(?:pub(?:\\([^)]*\\))? +)?(?:unsafe +)?trait +N
      type|^\\s*(?:pub(?:\\([^)]*\\))? +)?type +N
      module|^\\s*(?:pub(?:\\([^)]*\\))? +)?mod +N\\s*\\{
      macro|^\\s*macro_rules! +N
      function|^\\s*(?:pub(?:\\([^)]*\\))? +)?(?:default +)?(?:const +)?(?:async +)?(?:unsafe +)?(?:extern +(?:"[^"]*" +)?)?fn +N
      constant|^\\s*(?:pub(?:\\([^)]*\\))? +)?(?:const|static)(?: mut)? +N *:

      C,C++,Objective-C,Cuda
      macro|^\\s*# *define +N
      module|^\\s*(?:inline +)?namespace +N
      class|^\\s*(?:template *<[^>]*> *)?(?:class|@interface|@implementation) +N(?![^{:]*;)
      struct|^\\s*(?:typedef +)?(?:struct|union) +N\\s*(?:\\{|$|:)
      enum|^\\s*(?:typedef +)?enum +(?:class +|struct +)?N\\s*(?:\\{|$|:)
      type|^\\s*typedef\\b[^(){}]* \\*?N *;
      type|^\\s*using +N *=
      function|^(?!return\\b|else\\b|if\\b|for\\b|while\\b|switch\\b|typedef\\b)[\\w][\\w:<>,*& \\t]*[\\s*&](?:[\\w~]+::)*(?<n>~?\\w+) *\\([^;]*$

      PHP
      class|^\\s*(?:abstract +|final +|readonly +)*class +N
      interface|^\\s*(?:interface|trait) +N
      enum|^\\s*enum +N
      function|^\\s*(?:(?:public|private|protected|static|abstract|final) +)*function +&?N
      constant|^\\s*(?:(?:public|private|protected|final) +)*const +(?:\\w+ +)?N *=
      field|^\\s*(?:(?:public|private|protected|static|readonly|var) +)+(?:\\??[\\w\\\\|]+ +)?\\$(?<n>\\w+)

      Shell
      function|^\\s*function +(?<n>[\\w:.-]+)
      function|^\\s*(?<n>[\\w:.-]+) *\\( *\\)
      variable|^(?:export +|readonly +|declare +(?:-\\w+ +)?)?(?<n>[A-Za-z_]\\w*)=

      Lua
      function|^\\s*(?:local +)?function +(?:[\\w.]+[.:])?N
      function|^\\s*(?:local +)?(?:[\\w.]+\\.)?N *= *function\\b
      variable|^(?:local +)?N *=[^=]

      Perl
      module|^\\s*package +(?<n>[\\w:]+)
      function|^\\s*sub +N

      Elixir
      module|^\\s*defmodule +(?<n>[\\w.]+)
      function|^\\s*(?:def|defp|defmacro|defmacrop) +(?<n>\\w+[?!]?)

      Julia,MATLAB
      module|^\\s*module +N
      struct|^\\s*(?:mutable +)?struct +N
      function|^\\s*function +(?:[\\w.]+\\.)?N
      macro|^\\s*macro +N

      Haskell
      module|^module +(?<n>[\\w.]+)
      type|^(?:data|newtype|type|class) +(?:[^=]*=> *)?N
      function|^(?<n>[a-z_][\\w']*) *::

      Zig,V
      function|^\\s*(?:pub +)?(?:export +)?(?:inline +)?fn +(?:\\([^)]*\\) *)?N
      struct|^\\s*(?:pub +)?(?:const +N *= *(?:extern +|packed +)?struct\\b|struct +N2)
      constant|^(?:pub +)?const +N

      PowerShell
      class|^\\s*class +N
      function|^\\s*(?i:function|filter) +(?<n>[\\w-]+)

      Clojure,Common Lisp,Scheme,Racket,Emacs Lisp,Fennel
      function|^\\s*\\((?:defn-?|defun|define|defmacro|fn|defmethod|defgeneric|cl-defun) +\\(?(?<n>[^\\s()\\[\\]]+)
      variable|^\\((?:def|defvar|defparameter|defconst|defcustom|defonce) +(?<n>[^\\s()]+)

      Erlang
      function|^(?<n>[a-z]\\w*)\\(.*\\) *(?:when\\b.*)?->
      macro|^-define\\( *(?<n>\\w+)

      OCaml,F#
      module|^\\s*module +(?:type +|rec +)?N
      type|^\\s*type +(?:'\\w+ +|\\([^)]*\\) +)?N
      function|^let +(?:rec +|inline +)?N

      R
      function|^\\s*(?<n>[\\w.]+) *(?:<-|=) *function\\b

      SQL,PLpgSQL
      type|^\\s*(?i:create +(?:or +replace +)?(?:temp(?:orary)? +)?(?:table|view|materialized +view|type) +(?:if +not +exists +)?)["`]?(?<n>[\\w.]+)
      function|^\\s*(?i:create +(?:or +replace +)?(?:function|procedure|trigger) +)["`]?(?<n>[\\w.]+)

      Protocol Buffer,Solidity
      module|^\\s*package +(?<n>[\\w.]+)
      class|^\\s*(?:abstract +)?contract +N
      struct|^\\s*(?:message|struct) +N
      interface|^\\s*(?:service|interface|library) +N
      enum|^\\s*enum +N
      method|^\\s*(?:rpc|function|event|modifier) +N

      Makefile
      function|^(?<n>[\\w./-]+) *:(?![=:])
      variable|^(?<n>[\\w.-]+) *[:?+]?=

      HCL
      struct|^(?:resource|data) +"[^"]*" +"(?<n>[^"]+)"
      module|^module +"(?<n>[^"]+)"
      variable|^(?:variable|output) +"(?<n>[^"]+)"
      """;

  private static final Map<String, LexicalRules> ALL = new HashMap<>();

  static {
    for (String block : TABLE.split("\n\n", -1)) {
      List<String> rows = block.lines().toList();
      List<Rule> rules = new ArrayList<>();
      for (String row : rows.subList(1, rows.size())) {
        int bar = row.indexOf('|');
        rules.add(new Rule(SymbolKind.valueOf(row.substring(0, bar).toUpperCase(Locale.ROOT)),
            pattern(row.substring(bar + 1))));
      }
      for (String language : rows.getFirst().split(",", -1)) {
        ALL.put(language, new LexicalRules(List.copyOf(rules), imports(language),
            comment(language)));
      }
    }
  }

  /// The rules of a language, or `null` where there are none.
  static @Nullable LexicalRules of(String language) {
    return ALL.get(language);
  }

  /// The names of the languages that have rules.
  static Set<String> languages() {
    return Set.copyOf(ALL.keySet());
  }

  private static Pattern pattern(String row) {
    return Pattern.compile(row.replaceAll("\\bN2\\b", "\\\\w+")
        .replaceAll("(?<![\\w\\\\])N\\b", Matcher.quoteReplacement(NAME))
        .replaceAll("(?<=\\\\s[*+])M", JVM_WORDS));
  }

  private static @Nullable Pattern imports(String language) {
    return switch (language) {
      case "Java", "Kotlin", "Scala", "Groovy" -> Pattern.compile("(?:import|package)\\s.*");
      case "Python", "Starlark" -> Pattern.compile("\\s*(?:import|from)\\s.*");
      case "JavaScript", "TypeScript", "TSX" -> Pattern.compile(
          "(?:import\\b|export\\b.*\\bfrom\\b).*|.*\\b(?:require|import)\\s*\\(\\s*[\"'].*");
      case "Go" -> Pattern.compile("(?:import\\s|package\\s|\\s+(?:[\\w.]+ )?\"[^\"]+\"\\s*$).*");
      case "Rust" ->
        Pattern.compile("\\s*(?:pub(?:\\([^)]*\\))?\\s+)?(?:use|mod|extern crate)\\s.*;.*");
      case "C", "C++", "Objective-C", "Cuda" -> Pattern.compile("\\s*#\\s*(?:include|import)\\b.*");
      case "C#" -> Pattern.compile("(?:global +)?using\\s[^(]*;.*|namespace\\s.*");
      case "Ruby" -> Pattern.compile("\\s*(?:require_relative|require|load|autoload)\\b.*");
      case "PHP" -> Pattern.compile(
          "(?:use|namespace)\\s.*|\\s*(?:require|include)(?:_once)?\\b.*");
      case "Shell" -> Pattern.compile("\\s*(?:source|\\.)\\s+\\S.*");
      default -> null;
    };
  }

  private static Pattern comment(String language) {
    return switch (language) {
      case "Python", "Starlark", "Ruby", "Crystal", "Shell", "Perl", "Elixir", "Julia", "R",
          "PowerShell", "Makefile", "HCL" ->
        HASHES;
      case "Lua", "Haskell", "SQL", "PLpgSQL" -> DASHES;
      case "Clojure", "Common Lisp", "Scheme", "Racket", "Emacs Lisp", "Fennel" -> SEMICOLONS;
      default -> SLASHES;
    };
  }
}
