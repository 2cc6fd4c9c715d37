package dev.picode.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.plugin.manifest.Handler;
import dev.picode.sandbox.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Its hook stands before what another extension writes.
class LicenseHeaderTest {
  @TempDir
  private Path temp;
  private Bench bench;

  @BeforeAll
  static void needsWhatStripsTypes() {
    assumeTrue(
        Bench.class.getResource("/dev/picode/plugin/typescript/strip.js") != null);
  }

  @BeforeEach
  void prepare() throws IOException {
    Path writer = Files.createDirectories(temp.resolve("writer"));
    Files.writeString(writer.resolve("picode.json"), """
        { "id": "test.writer", "version": "1", "api": 1, "language": "js", "main": "main.js",
          "description": "Writes", "contributes": { "commands": [{ "name": "write", "description": "Write" }] },
          "permissions": { "write": ["**"] } }
        """);
    Files.writeString(writer.resolve("main.js"), """
        import { command } from "@picode/sdk";
        command("write", ({ path, text }, ctx) => ctx.files.write(path, text));
        """);
    bench = Bench.with(temp, Map.of(), writer, Bench.PACKS.resolve("license-header"));
    bench.git.write(".license-header", "Copyright 2026 Acme\nSPDX-License-Identifier: MIT\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "a.js|1;~|// Copyright 2026 Acme~// SPDX-License-Identifier: MIT~~1;~",
    "a.py|#!/usr/bin/env python3~x = 1~"
        + "|#!/usr/bin/env python3~# Copyright 2026 Acme~# SPDX-License-Identifier: MIT~~x = 1~",
    "a.css|a {}~|/*~ * Copyright 2026 Acme~ * SPDX-License-Identifier: MIT~ */~~a {}~",
    "a.php|<?php~echo 1;~|<?php~// Copyright 2026 Acme~// SPDX-License-Identifier: MIT~~echo 1;~",
    "a.xml|<?xml version='1.0'?>~<a/>~|<?xml version='1.0'?>~<!--~  Copyright 2026 Acme~"
        + "  SPDX-License-Identifier: MIT~-->~~<a/>~",
    "A.java|class A {}^|// Copyright 2026 Acme^// SPDX-License-Identifier: MIT^^class A {}^",
    "a.txt|x~|x~",
    "b.js|/* Copyright 2024 Acme, SPDX-License-Identifier: MIT */~|"
        + "/* Copyright 2024 Acme, SPDX-License-Identifier: MIT */~"})
  void putsTheHeaderIntoANewFile(String path, String text, String written) throws IOException {
    assertThat(write(path, lines(text))).isEqualTo(lines(written));
  }

  @Test
  void keepsItWhereAnEditTakesItAway() throws IOException {
    bench.git.write("a.js", "// Copyright 2020 Acme\n// SPDX-License-Identifier: MIT\n1;\n");
    assertThat(write("a.js", "2;\n"))
        .isEqualTo("// Copyright 2026 Acme\n// SPDX-License-Identifier: MIT\n\n2;\n");
  }

  @Test
  void leavesAFileAloneThatNeverHadIt() throws IOException {
    bench.git.write("a.js", "1;\n");
    assertThat(write("a.js", "2;\n")).isEqualTo("2;\n");
  }

  @Test
  void doesNothingInAProjectWithoutAHeader() throws IOException {
    Files.delete(bench.root.resolve(".license-header"));
    assertThat(write("a.js", "1;\n")).isEqualTo("1;\n");
  }

  private String write(String path, String text) throws IOException {
    Outcome outcome = bench.call(Handler.command("write"), Map.of("path", path, "text", text));
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(bench.notices).isEmpty();
    return Files.readString(bench.root.resolve(path));
  }

  private static String lines(String text) {
    return text.replace("~", "\n").replace("^", "\r\n");
  }
}
