package dev.picode.context.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Goldens of Cargo, Go, .NET, CMake and the tools that are mere marks, checked by hand.
class NativeProjectTest {
  @Test
  void cargoWorkspaces() throws Exception {
    var tree = ProjectText.of("Cargo.toml", """
        [workspace]
        members = ["crates/*", "tool"]
        exclude = ["crates/old"]
        [workspace.package]
        version = "0.4.0"
        [workspace.dependencies]
        serde = { version = "1.0", features = ["derive"] }
        """)
        .with("crates/core/Cargo.toml", """
            [package]
            name = "shop-core"
            version.workspace = true
            exclude = ["data/*"]
            [lib]
            name = "shop"
            [dependencies]
            serde.workspace = true
            log = { version = "0.4", optional = true }
            rand_old = { package = "rand", version = "0.7" }
            [target.'cfg(unix)'.dependencies]
            libc = "0.2"
            [dev-dependencies]
            proptest = "1"
            [build-dependencies]
            cc = "1.1"
            """)
        .with("crates/old/Cargo.toml", "[package]\nname = \"old\"\nversion = \"0.1.0\"\n")
        .with("tool/Cargo.toml", """
            [package]
            name = "tool"
            version = "2.0.0"
            [[bin]]
            name = "shopctl"
            path = "src/main.rs"
            [dependencies]
            shop-core = { path = "../crates/core" }
            """)
        .files("crates/core/src/lib.rs", "tool/src/main.rs", "tool/src/bin/extra.rs",
            "crates/core/tests/all.rs", "crates/old/src/main.rs");
    tree.with("tool/examples/show.rs", "fn main() {}\n")
        .with("tool/src/text.rs", "const T: &str = \"\nfn main() {}\n\";\n");
    assertThat(tree.described()).isEqualTo("""
        type Rust, Cargo by Cargo.toml in 4
        module - = - -
        module crates/core = shop-core 0.4.0 of Cargo.toml
        module crates/old = old 0.1.0
        module tool = tool 2.0.0 of Cargo.toml
        library shop = crates/core/src/lib.rs
        command old = crates/old/src/main.rs
        main show = tool/examples/show.rs
        command extra = tool/src/bin/extra.rs
        command shopctl = tool/src/main.rs
        sources crates/core/src
        sources crates/old/src
        sources tool/src
        tests crates/core/tests
        leaves crates/core/data/*
        in Cargo.toml:
        in crates/core/Cargo.toml:
          cc 1.1 build
          libc 0.2 main
          log 0.4 optional
          proptest 1 development
          rand 0.7 main
          serde 1.0 main
        in crates/old/Cargo.toml:
        in tool/Cargo.toml:
          shop-core - main at crates/core
        """);
  }

  @Test
  void goWorkspaces() throws Exception {
    var tree = ProjectText.of("go.work", "go 1.23\nuse (\n  ./shop\n  ./gone\n)\nuse ./lib\n")
        .with("shop/go.mod", """
            module example.com/shop
            require (
              example.com/lib v0.0.0
              github.com/spf13/cobra v1.8.1
              golang.org/x/sys v0.26.0 // indirect
            )
            require gopkg.in/yaml.v3 v3.0.1
            replace example.com/lib => ../lib
            """)
        .with("lib/go.mod", "module example.com/lib\n")
        .with("shop/cmd/shopd/main.go", "package main\n\nfunc main() {\n}\n")
        .with("shop/main_test.go", "package main\nfunc main() {}\n");
    assertThat(tree.described()).isEqualTo("""
        type Go, Go modules by go.work in 3
        module - = - -
        module lib = example.com/lib - of go.work
        module shop = example.com/shop - of go.work
        main shopd = shop/cmd/shopd/main.go
        in lib/go.mod:
        in shop/go.mod:
          example.com/lib v0.0.0 main at lib
          github.com/spf13/cobra v1.8.1 main
          gopkg.in/yaml.v3 v3.0.1 main
        note go.work: its module `./gone` is not there
        """);
  }

  @Test
  void solutionsOfDotNet() throws Exception {
    var tree = ProjectText.of("Shop.sln", """
        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{9A19103F}") = "App", "src\\App\\App.csproj", "{1}"
        EndProject
        Project("{2150E333}") = "folder", "folder", "{2}"
        Project("{9A19103F}") = "Gone", "src\\Gone\\Gone.csproj", "{3}"
        """)
        .with("Directory.Packages.props",
            "<Project><ItemGroup><PackageVersion Include=\"Serilog\" Version=\"4.1.0\" /></ItemGroup></Project>")
        .with("src/App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><Version>1.5.0</Version></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Serilog" />
                <PackageReference Include="Analyzer" Version="1.0"><PrivateAssets>all</PrivateAssets></PackageReference>
                <PackageReference Include="Dynamic" Version="$(DynamicVersion)" />
                <ProjectReference Include="..\\Core\\Core.csproj" />
                <Compile Remove="Generated/**" />
              </ItemGroup>
            </Project>
            """)
        .with("src/Core/Core.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>")
        .with("test/App.Tests.csproj", "<Project/>")
        .with("More.slnx",
            "<Solution><Folder Name=\"/x/\"><Project Path=\"src/Core/Core.csproj\"/></Folder></Solution>")
        .with("src/App/Program.cs", "Console.WriteLine();\n");
    assertThat(tree.described()).isEqualTo("""
        type C#, .NET by More.slnx in 3
        module - = More -
        module - = Shop -
        module src/App = App 1.5.0 of Shop.sln
        module src/Core = Core - of More.slnx
        command App = src/App/Program.cs
        tests test
        leaves src/App/Generated/**
        in src/App/App.csproj:
          Analyzer 1.0 development
          Core - main at src/Core
          Dynamic - main
          Serilog 4.1.0 main
        in src/Core/Core.csproj:
        note Shop.sln: its project `src\\Gone\\Gone.csproj` is not there
        """);
  }

  @Test
  void cmakeAndMesonAndMarks() throws Exception {
    var tree = ProjectText.of("CMakeLists.txt", """
        cmake_minimum_required(VERSION 3.20)
        project(shop VERSION 1.2.3 LANGUAGES CXX) # find_package(Never)
        find_package(OpenSSL 3.0 REQUIRED)
        find_package(Doxygen)
        add_subdirectory(core)
        add_executable(shopd src/util.cpp src/main.cpp)
        """)
        .with("core/CMakeLists.txt", "add_library(core core.cpp)\n")
        .with("other/meson.build",
            "project('other', 'c', version : '0.9')\ndependency('zlib')\nsubdir('sub')\n")
        .with("other/sub/meson.build", "executable('x', 'x.c')\n")
        .with("src/main.cpp", "int main() {}\n")
        .files("src/util.cpp", "core/core.cpp", "Makefile", "Dockerfile", "MODULE.bazel");
    assertThat(tree.described()).isEqualTo("""
        type C++, CMake by CMakeLists.txt in 2
        type Bazel, Bazel by MODULE.bazel
        type C++, Meson by other/meson.build in 2
        type Make, Make by Makefile
        type Docker, Docker by Dockerfile
        module - = shop 1.2.3
        module core = core - of CMakeLists.txt
        module other = other 0.9
        module other/sub = sub - of other/meson.build
        command shopd = src/main.cpp
        sources src
        in CMakeLists.txt at least:
          Doxygen - optional
          OpenSSL 3.0 main
        in other/meson.build at least:
          zlib - main
        """);
  }

  @Test
  void anEmptyTreeIsNothing() throws Exception {
    assertThat(new ProjectText().described()).isEqualTo("\n");
  }

  @Test
  void manifestsThatAreNoneGiveTheirReason() throws Exception {
    var tree = ProjectText.of("package.json", "{\"name\": \"a\", \"name\": \"b\"}")
        .with("a/package.json", "{\"workspaces\": [\"[\"], \"bin\": 7, \"dependencies\": []}")
        .with("a/Cargo.toml", "[package\n")
        .with("a/pyproject.toml", "[[[[[[[")
        .with("a/composer.json", "null")
        .with("a/x.csproj", "not xml")
        .with("a/build.gradle", "implementation" + " ".repeat(200_000) + "(")
        .with("a/settings.gradle", "include " + "'a', ".repeat(50_000))
        .with("a/Gemfile", "gem " + "\"".repeat(100_000))
        .with("a/CMakeLists.txt", "project(" + "x ".repeat(100_000))
        .with("a/setup.py", "install_requires=[" + "'a', ".repeat(50_000))
        .with("a/go.mod", "require (\n(\n(\nmodule\nreplace => .\nrequire x\n");
    ProjectAnalysis found = tree.analysis();
    assertThat(found.notes()).extracting(note -> note.path())
        .containsExactly("a/Cargo.toml",
            "a/package.json", "a/pyproject.toml", "a/settings.gradle", "a/x.csproj",
            "package.json");
    assertThat(found.modules()).isNotEmpty();
  }

  @Test
  void stopsWhenTheThreadIsInterrupted() {
    var tree = ProjectText.of("package.json", "{}");
    Thread.currentThread().interrupt();
    assertThatThrownBy(tree::analysis).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
