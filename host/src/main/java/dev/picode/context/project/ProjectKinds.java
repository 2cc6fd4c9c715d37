package dev.picode.context.project;

import dev.picode.context.IndexedFile;
import dev.picode.context.Language.Kind;
import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.TreePaths;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tells which kinds of project a tree is by the files that give them away. Confined to one thread.
final class ProjectKinds {
  /// `tool|name|languages it may be written in|files`, in order of weight. Of the languages the one with most lines
  /// names the project. A file is a name, or an ending after `*`. `+` marks what most projects have next to their real
  /// build tool.
  private static final String TABLE = """
      Maven|Java|Java,Kotlin,Scala,Groovy,Clojure|pom.xml
      Gradle|Java|Java,Kotlin,Scala,Groovy,Clojure|settings.gradle.kts settings.gradle build.gradle.kts build.gradle
      sbt|Scala||build.sbt
      Leiningen|Clojure||project.clj
      Clojure CLI|Clojure||deps.edn
      npm|JavaScript|TypeScript,TSX,JavaScript|package.json
      Deno|TypeScript|TypeScript,TSX,JavaScript|deno.json deno.jsonc
      Cargo|Rust||Cargo.toml
      Go modules|Go||go.work go.mod
      pip|Python||pyproject.toml Pipfile setup.py setup.cfg requirements.txt
      .NET|C#|C#,F#,Visual Basic .NET|*.slnx *.sln *.csproj *.fsproj *.vbproj
      Bundler|Ruby||Gemfile gems.rb *.gemspec
      Composer|PHP||composer.json
      SwiftPM|Swift||Package.swift
      Xcode|Swift|Swift,Objective-C|*.pbxproj
      Mix|Elixir||mix.exs
      Rebar|Erlang||rebar.config
      pub|Dart||pubspec.yaml
      Stack|Haskell||stack.yaml
      Cabal|Haskell||cabal.project *.cabal
      Dune|OCaml||dune-project
      Zig|Zig||build.zig
      Nimble|Nim||*.nimble
      Shards|Crystal||shard.yml
      Julia|Julia||Project.toml
      CMake|C or C++|C++,C,Cuda,Fortran,Objective-C,Objective-C++|CMakeLists.txt
      Meson|C or C++|C++,C,Cuda,Fortran,Objective-C,Objective-C++|meson.build
      Bazel|Bazel||MODULE.bazel WORKSPACE.bazel WORKSPACE
      Terraform|Terraform||*.tf
      Make|Make|+|Makefile makefile GNUmakefile
      Nix|Nix|+|flake.nix default.nix
      Docker|Docker|+|Dockerfile Containerfile compose.yaml compose.yml docker-compose.yml docker-compose.yaml
      """;

  private static final List<Row> ROWS = TABLE.lines().map(Row::parse).toList();

  private final Manifests manifests;
  private final NodeTools managers;
  private final Map<String, Long> lines = new HashMap<>();

  ProjectKinds(Manifests manifests, Collection<IndexedFile> files) {
    this.manifests = manifests;
    managers = new NodeTools(manifests);
    for (IndexedFile file : files) {
      String language = file.languageName();
      if (language != null && file.kind() == Kind.CODE) {
        lines.merge(language, (long) file.lines(), Long::sum);
      }
    }
  }

  /// A line of the table.
  private record Row(String tool, String name, List<String> languages, List<String> files,
      boolean side) {
    static Row parse(String line) {
      String[] parts = line.split("\\|", -1);
      boolean side = parts[2].equals("+");
      List<String> languages = side || parts[2].isEmpty()
          ? List.of()
          : List.of(parts[2].split(",", -1));
      return new Row(parts[0], parts[1], languages, List.of(parts[3].split(" ", -1)), side);
    }

    /// Where in the list of files a name stands, or -1.
    int rank(String name) {
      for (int i = 0; i < files.size(); i++) {
        String file = files.get(i);
        boolean matches = file.startsWith("*")
            ? name.length() >= file.length() && name.endsWith(file.substring(1))
            : name.equals(file);
        if (matches) {
          return i;
        }
      }
      return -1;
    }
  }

  /// A type being counted.
  private record Counted(Row row, String tool, String manifest, int folders) {}

  /// The types, the most telling first.
  List<ProjectType> types() {
    var types = new TreeMap<String, Counted>();
    for (Row row : ROWS) {
      for (String manifest : onePerFolder(row).values()) {
        String tool = tool(row, manifest);
        if (tool == null) {
          continue;
        }
        types.merge(tool, new Counted(row, tool, manifest, 1), (known, found) -> {
          boolean higher = byDepth().compare(found.manifest, known.manifest) < 0;
          return new Counted(known.row, tool, higher ? found.manifest : known.manifest,
              known.folders + 1);
        });
      }
    }
    return types.values()
        .stream()
        .sorted(
            Comparator.comparing((Counted type) -> type.row.side)
                .thenComparingInt(type -> depth(type.manifest))
                .thenComparingInt(type -> ROWS.indexOf(type.row))
                .thenComparing(Counted::manifest)
                .thenComparing(Counted::tool))
        .map(type -> new ProjectType(name(type.row), type.tool, type.manifest, type.folders))
        .toList();
  }

  /// A folder with both `settings.gradle` and `build.gradle` is one project.
  private Map<String, String> onePerFolder(Row row) {
    var best = new TreeMap<String, String>();
    for (String path : manifests.tree().files()) {
      int rank = row.rank(TreePaths.name(path));
      if (rank >= 0 && Foreign.isOwn(path)) {
        best.merge(TreePaths.folder(path), path,
            (known, found) -> rank < row.rank(TreePaths.name(known)) ? found : known);
      }
    }
    return best;
  }

  /// What reads a manifest; `null` where it turns out to be none of its kind.
  private @Nullable String tool(Row row, String manifest) {
    return switch (row.tool) {
      case "npm" -> managers.of(manifest);
      case "pip" -> switch (TreePaths.name(manifest)) {
        case "pyproject.toml" -> PythonReader.tool(manifest, manifests);
        case "Pipfile" -> "Pipenv";
        case "setup.py", "setup.cfg" -> "setuptools";
        default -> "pip";
      };
      case "pub" -> pubTool(manifests, manifest);
      default -> row.tool;
    };
  }

  private String name(Row row) {
    String main = row.languages
        .stream()
        .filter(lines::containsKey)
        .max(
            Comparator.<String>comparingLong(language -> lines.getOrDefault(language, 0L))
                .thenComparingInt(language -> -row.languages.indexOf(language)))
        .orElse(row.name);
    return main.equals("TSX") ? "TypeScript" : main;
  }

  private static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }

  private static Comparator<String> byDepth() {
    return Comparator.comparingInt(ProjectKinds::depth).thenComparing(Comparator.naturalOrder());
  }

  /// The tool of a `pubspec.yaml`.
  static String pubTool(Manifests manifests, String path) {
    return manifests.text(path).contains("sdk: flutter") ? "Flutter" : "pub";
  }
}
