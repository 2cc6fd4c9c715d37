package dev.picode.context;

import dev.picode.context.Language.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The languages PiCode knows and how their files are told apart: by name, by ending, by the
/// interpreter in the first line. Immutable, safe for many threads.
///
/// Names and endings follow GitHub's Linguist; an ending that several languages share means the
/// most common one, with no look at the content.
public final class Languages {
  private static final int MAX_FIRST_LINE = 200;

  /// `name | endings, or whole names after = , or interpreters after !`.
  private static final String CODE = """
      Ada|adb ads
      Assembly|asm s nasm
      Awk|awk !awk !gawk
      Batchfile|bat cmd
      C|c h
      C#|cs csx
      C++|cpp cc cxx c++ hpp hh hxx ipp tpp inl
      CMake|cmake =CMakeLists.txt
      Clojure|clj cljs cljc edn !bb
      CoffeeScript|coffee
      Common Lisp|lisp lsp cl
      Crystal|cr
      Cuda|cu cuh
      D|d
      Dart|dart
      Dockerfile|dockerfile =Dockerfile =Containerfile
      Elixir|ex exs =mix.lock !elixir
      Elm|elm
      Emacs Lisp|el
      Erlang|erl hrl !escript
      F#|fs fsi fsx
      Fennel|fnl
      Fish|fish !fish
      Fortran|f f90 f95 f03 f08 for
      GDScript|gd
      GLSL|glsl vert frag geom
      Gleam|gleam
      Go|go
      Groovy|groovy gradle gvy =Jenkinsfile !groovy
      HCL|hcl tf tfvars
      Haskell|hs lhs
      Java|java jav
      JavaScript|js mjs cjs jsx es6 !node !nodejs
      Julia|jl !julia
      Just|just =justfile =Justfile
      Kotlin|kt kts
      Lua|lua !lua !luajit
      Makefile|mk mak =Makefile =makefile =GNUmakefile !make
      MATLAB|matlab
      Meson|=meson.build =meson_options.txt
      Nim|nim nims
      Nix|nix
      OCaml|ml mli mll mly !ocaml
      Objective-C|m
      Objective-C++|mm
      PHP|php phtml php5 !php
      PLpgSQL|pgsql
      Pascal|pas pp dpr
      Perl|pl pm t !perl
      PowerShell|ps1 psm1 psd1 !pwsh
      Prolog|pro prolog
      Protocol Buffer|proto
      Puppet|epp
      Python|py pyi pyw pyx =SConstruct !python !python2 !python3
      R|r !rscript
      Racket|rkt
      Ruby|rb rake gemspec ru =Gemfile =Rakefile =Podfile =Vagrantfile =Brewfile !ruby
      Rust|rs
      SQL|sql ddl
      Scala|scala sc sbt
      Scheme|scm ss
      Shell|sh bash zsh ksh bats =.bashrc =.zshrc =.profile =PKGBUILD !sh !bash !zsh !ksh !dash !bats
      Solidity|sol
      Starlark|bzl star =BUILD =WORKSPACE =BUILD.bazel =WORKSPACE.bazel =Tiltfile
      Svelte|svelte
      Swift|swift
      SystemVerilog|sv svh
      Tcl|tcl !tclsh !wish
      TypeScript|ts mts cts !deno !bun !tsx !ts-node
      TSX|tsx
      V|vv
      VHDL|vhd vhdl
      Vala|vala vapi
      Verilog|v vh
      Vim Script|vim =.vimrc =_vimrc
      Visual Basic .NET|vb
      Vue|vue
      WebAssembly|wat wast
      WGSL|wgsl
      Zig|zig zon
      """;

  private static final String MARKUP = """
      Astro|astro
      Blade|blade.php
      CSS|css
      EJS|ejs
      HTML|html htm xhtml
      Haml|haml
      Handlebars|hbs handlebars
      Jinja|jinja jinja2 j2
      Less|less
      Liquid|liquid
      Mustache|mustache
      Pug|pug
      SCSS|scss
      Sass|sass
      Stylus|styl
      TeX|tex sty cls bib
      Twig|twig
      Typst|typ
      """;

  private static final String DATA = """
      CSV|csv
      Diff|diff patch
      Git Config|gitconfig =.gitmodules =.gitconfig
      Git Attributes|=.gitattributes
      Go Checksums|=go.sum
      Go Module|=go.mod =go.work
      GraphQL|graphql gql graphqls
      INI|ini cfg =.editorconfig =.npmrc
      Ignore List|=.gitignore =.dockerignore =.npmignore =.eslintignore =.prettierignore
      JSON|json geojson webmanifest jsonl ndjson =.prettierrc =.eslintrc =composer.lock =flake.lock
      JSON with Comments|jsonc code-workspace
      JSON5|json5
      Java Properties|properties
      Jupyter Notebook|ipynb
      SVG|svg
      TOML|toml =Cargo.lock =poetry.lock =uv.lock =Pipfile
      TSV|tsv
      Thrift|thrift
      XML|xml xsd xsl xslt wsdl plist csproj fsproj vbproj props targets resx xaml iml nuspec
      YAML|yml yaml =.clang-format =.clang-tidy =CITATION.cff =yarn.lock
      """;

  private static final String PROSE = """
      AsciiDoc|adoc asciidoc asc
      Markdown|md markdown mdown mkd mdx
      Org|org
      RDoc|rdoc
      Text|txt text =LICENSE =COPYING =NOTICE =AUTHORS =README =CHANGELOG =TODO
      reStructuredText|rst
      """;

  private static final Map<String, Language> BY_NAME = new HashMap<>();
  private static final Map<String, Language> BY_ENDING = new HashMap<>();
  private static final Map<String, Language> BY_INTERPRETER = new HashMap<>();
  private static final Map<String, Language> ALL = new TreeMap<>();

  static {
    read(CODE, Kind.CODE);
    read(MARKUP, Kind.MARKUP);
    read(DATA, Kind.DATA);
    read(PROSE, Kind.PROSE);
  }

  private static final Set<String> BINARY_ENDINGS = Set.of("""
      7z a aac ai apk avi bin blend bmp bz2 class dat db dll dmg doc docx dylib ear eot exe flac gif
      gz heic ico icns iso jar jpeg jpg keystore lib lz4 m4a mkv mov mp3 mp4 mpeg nupkg o obj ogg otf
      p12 pack parquet pdf pfx png ppt pptx psd pyc pyd pyo rar so sqlite sqlite3 tar tgz tif tiff ttc
      ttf war wasm wav webm webp whl woff woff2 xls xlsx xz zip zst""".split("\\s+", -1));

  private Languages() {}

  /// All languages, by name.
  public static Collection<Language> all() {
    return List.copyOf(ALL.values());
  }

  /// The language of this name, or `null`.
  public static @Nullable Language named(String name) {
    return ALL.get(name);
  }

  /// The language of a file by its name alone, or `null` where the name does not tell.
  ///
  /// @param path a file name, or a path whose last name is one
  public static @Nullable Language of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Language named = BY_NAME.get(name);
    if (named != null) {
      return named;
    }
    if (name.startsWith("Dockerfile.") || name.startsWith("Containerfile.")) {
      return BY_NAME.get("Dockerfile");
    }
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      Language ending = BY_ENDING.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
      if (ending != null && dot < name.length() - 1) {
        return ending;
      }
    }
    return null;
  }

  /// The language of a file by its first bytes, which may name an interpreter after `#!`; or `null`.
  public static @Nullable Language ofContent(byte[] start, int length) {
    if (length < 3 || start[0] != '#' || start[1] != '!') {
      return null;
    }
    int end = 2;
    while (end < Math.min(length, MAX_FIRST_LINE) && start[end] != '\n') {
      end++;
    }
    String line = new String(start, 2, end - 2, StandardCharsets.ISO_8859_1).strip();
    for (String word : line.split("\\s+", -1)) {
      String program = word.substring(word.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      if (program.equals("env") || program.startsWith("-") || program.contains("=")) {
        continue;
      }
      Language exact = BY_INTERPRETER.get(program);
      return exact != null ? exact : BY_INTERPRETER.get(withoutVersion(program));
    }
    return null;
  }

  /// Whether a file of this name holds no text, so that it need not be opened to know.
  public static boolean isBinaryName(String path) {
    int dot = path.lastIndexOf('.');
    String ending = dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    return BINARY_ENDINGS.contains(ending);
  }

  private static String withoutVersion(String program) {
    int end = program.length();
    while (end > 0
        && (Character.isDigit(program.charAt(end - 1)) || program.charAt(end - 1) == '.')) {
      end--;
    }
    return program.substring(0, end);
  }

  private static void read(String table, Kind kind) {
    table.lines().forEach(line -> {
      int bar = line.indexOf('|');
      var language = new Language(line.substring(0, bar), kind);
      put(ALL, language.name(), language);
      Arrays.stream(line.substring(bar + 1).split(" ", -1)).forEach(mark -> {
        switch (mark.charAt(0)) {
          case '=' -> put(BY_NAME, mark.substring(1), language);
          case '!' -> put(BY_INTERPRETER, mark.substring(1), language);
          default -> put(BY_ENDING, mark, language);
        }
      });
    });
  }

  private static void put(Map<String, Language> map, String key, Language language) {
    if (map.put(key, language) != null) {
      throw new IllegalStateException("`" + key + "` means two languages");
    }
  }
}
