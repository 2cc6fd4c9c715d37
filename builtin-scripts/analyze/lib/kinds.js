// The kinds of project there are, by the manifests that give them away.

const JVM = ["Java", "Kotlin", "Scala", "Groovy", "Clojure"];
const NATIVE = ["C++", "C", "Cuda", "Fortran", "Objective-C", "Objective-C++"];
const SCRIPT = ["TypeScript", "TSX", "JavaScript"];
const DOTNET = ["C#", "F#", "Visual Basic .NET"];

/**
 * In order of weight. `files` are names, or endings after `*`; the first is the one to name where a
 * folder has several. `languages` are what it may be written in: the one with most lines names the
 * project. `refine` names how the tool is told from more than the name. `side` marks what most projects have next to their real build tool.
 */
export const KINDS = [
  { tool: "Maven", name: "Java", languages: JVM, files: ["pom.xml"] },
  {
    tool: "Gradle", name: "Java", languages: JVM,
    files: ["settings.gradle.kts", "settings.gradle", "build.gradle.kts", "build.gradle"],
  },
  { tool: "sbt", name: "Scala", files: ["build.sbt"] },
  { tool: "Leiningen", name: "Clojure", files: ["project.clj"] },
  { tool: "Clojure CLI", name: "Clojure", files: ["deps.edn"] },
  { tool: "npm", name: "JavaScript", languages: SCRIPT, refine: "node", files: ["package.json"] },
  { tool: "Deno", name: "TypeScript", languages: SCRIPT, files: ["deno.json", "deno.jsonc"] },
  { tool: "Cargo", name: "Rust", files: ["Cargo.toml"] },
  { tool: "Go modules", name: "Go", files: ["go.work", "go.mod"] },
  {
    tool: "pip", name: "Python", refine: "python",
    files: ["pyproject.toml", "Pipfile", "setup.py", "setup.cfg", "requirements.txt"],
  },
  {
    tool: ".NET", name: "C#", languages: DOTNET,
    files: ["*.slnx", "*.sln", "*.csproj", "*.fsproj", "*.vbproj"],
  },
  { tool: "Bundler", name: "Ruby", files: ["Gemfile"] },
  { tool: "Composer", name: "PHP", files: ["composer.json"] },
  { tool: "SwiftPM", name: "Swift", files: ["Package.swift"] },
  { tool: "Xcode", name: "Swift", languages: ["Swift", "Objective-C"], files: ["*.pbxproj"] },
  { tool: "Mix", name: "Elixir", files: ["mix.exs"] },
  { tool: "Rebar", name: "Erlang", files: ["rebar.config"] },
  { tool: "pub", name: "Dart", refine: "dart", files: ["pubspec.yaml"] },
  { tool: "Stack", name: "Haskell", files: ["stack.yaml"] },
  { tool: "Cabal", name: "Haskell", files: ["cabal.project", "*.cabal"] },
  { tool: "Dune", name: "OCaml", files: ["dune-project"] },
  { tool: "Zig", name: "Zig", files: ["build.zig"] },
  { tool: "Nimble", name: "Nim", files: ["*.nimble"] },
  { tool: "Shards", name: "Crystal", files: ["shard.yml"] },
  { tool: "Julia", name: "Julia", files: ["Project.toml"] },
  { tool: "CMake", name: "C or C++", languages: NATIVE, files: ["CMakeLists.txt"] },
  { tool: "Meson", name: "C or C++", languages: NATIVE, files: ["meson.build"] },
  { tool: "Bazel", name: "Bazel", files: ["MODULE.bazel", "WORKSPACE.bazel", "WORKSPACE"] },
  { tool: "Terraform", name: "Terraform", files: ["*.tf"] },
  { tool: "Make", name: "Make", side: true, files: ["Makefile", "makefile", "GNUmakefile"] },
  { tool: "Nix", name: "Nix", side: true, files: ["flake.nix", "default.nix"] },
  {
    tool: "Docker", name: "Docker", side: true,
    files: [
      "Dockerfile", "Containerfile", "compose.yaml", "compose.yml", "docker-compose.yml",
      "docker-compose.yaml",
    ],
  },
];

/** Where in `kind.files` a file name stands, or -1. */
export function rank(kind, name) {
  return kind.files.findIndex((file) =>
    (file.startsWith("*") ? name.endsWith(file.slice(1)) && name !== file.slice(1) : name === file));
}

/** Globs that together match every manifest. One for all would be too long for the host. */
export function patterns() {
  const names = KINDS.flatMap((kind) => kind.files);
  const half = Math.ceil(names.length / 2);
  return [names.slice(0, half), names.slice(half)].map((part) => `**/{${part.join(",")}}`);
}
