package dev.picode.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource({"A.java,Java", "a/b.C++/x.ts,TypeScript", "x.d.ts,TypeScript", "x.tsx,TSX",
    "a.cpp,C++", "a.H,C", "README.md,Markdown", "a.yml,YAML", "Dockerfile,Dockerfile",
    "Dockerfile.dev,Dockerfile", "CMakeLists.txt,CMake", "notes.txt,Text", "pom.xml,XML",
    "go.mod,Go Module", "x.blade.php,Blade", "x.min.js,JavaScript", "build.gradle.kts,Kotlin",
    "Makefile,Makefile", "a.rs,Rust", "a.cs,C#", ".gitignore,Ignore List", "LICENSE,Text"})
  void knowsALanguageByItsName(String path, String name) {
    assertThat(Languages.of(path)).isNotNull().extracting(Language::name).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "x.", "x.unknown", "java", "a.java/x", "x.js.map"})
  void knowsWhenANameDoesNotTell(String path) {
    assertThat(Languages.of(path)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"#!/bin/sh,Shell", "#!/usr/bin/env python3.12 -u,Python",
    "#!/usr/bin/env -S node --x,JavaScript", "#! /usr/bin/perl -w,Perl",
    "#!/usr/bin/env A=b ruby,Ruby"})
  void knowsALanguageByItsInterpreter(String line, String name) {
    byte[] bytes = (line + "\nx").getBytes(StandardCharsets.UTF_8);
    assertThat(Languages.ofContent(bytes, bytes.length)).isNotNull()
        .extracting(Language::name)
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#!", "#!/", "#!/bin/unknown", "# !/bin/sh", "x"})
  void knowsWhenTheFirstLineDoesNotTell(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Languages.ofContent(bytes, bytes.length)).isNull();
  }

  @Test
  void knowsSixtyLanguagesAndMore() {
    assertThat(Languages.all()).hasSizeGreaterThan(100)
        .extracting(Language::kind)
        .contains(Language.Kind.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/test/java/X.java", "tests/x.rs", "a/test_x.py", "x_test.go",
    "a.spec.ts", "a.test.jsx", "__tests__/a.js", "XTest.java", "FooIT.java", "conftest.py",
    "spec/a.rb", "A.Tests/B.cs", "Test.java"})
  void knowsTests(String path) {
    assertThat(TestPaths.isTest(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/java/X.java", "Latest.java", "contest.py", "AUDIT.java",
    "attest",
    "latest/x.js", "test", "IT.java", "testing.md"})
  void knowsWhatIsNoTest(String path) {
    assertThat(TestPaths.isTest(path)).isFalse();
  }
}
