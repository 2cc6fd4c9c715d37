package dev.picode.terminal.code;

/// A piece of code in each language. Stateless.
public final class CodeSamples {
  private CodeSamples() {}

  /// The piece in that language, without tabs, its last line ended.
  public static String of(CodeLanguage language) {
    return switch (language) {
      case C -> """
          #include <stdio.h>
          /* a comment
             of two lines */
          static int total(const char *name, size_t n) {
            printf("%s\\n", name); // 'quoted'
            return n > 0x1Fu ? 'a' : NULL;
          }
          """;
      case CPP -> """
          template <typename T> class Box : public Base {
            constexpr auto get() const noexcept -> T& { return *value_; }
            std::string s = "it's"; int big = 1'000'000;
          };
          """;
      case CSHARP -> """
          using System;
          #nullable enable
          public record Point(int X, double Y);
          var path = @"C:\\temp\\"; string s = $"{path}"; // done
          """;
      case CSS -> """
          @media (min-width: 40em) {
            .box > a:hover { color: #ff8800; margin: 0 auto; content: "x"; } /* end */
          }
          """;
      case DIFF -> """
          diff --git a/x b/x
          --- a/x
          +++ b/x
          @@ -1,2 +1,2 @@ class X
           same
          -old
          +new
          """;
      case GO -> """
          package main

          func (s *Server) Serve(n int) error {
            for i := range n { fmt.Println(`raw "text"`, 'x', i) } // done
            return nil
          }
          """;
      case JAVA -> """
          /// A greeting.
          @SuppressWarnings("unused")
          public final class Greeter<T> {
            private static final int MAX = 1_000;
            String greet(char c) { return c == '"' ? null : "Hello \\"" + this.name(1.5e-3f); }
          }
          """;
      case JAVASCRIPT -> """
          import { tool } from "@picode/sdk";
          // a comment
          export async function run(args: string[]): Promise<void> {
            const text = `two
          lines ${args[0]}`;
            return await ctx.ui.print(text ?? undefined, 0xFF, 1e9);
          }
          """;
      case JSON -> """
          { "name": "x", "list": [1, -2.5e3, true, null], "deep": { "a": "b\\"c" } }
          """;
      case KOTLIN -> """
          @Serializable
          data class User(val name: String, val age: Int = 3) {
            fun greet() = when { age > 18 -> "hi $name" else -> null } // done
          }
          """;
      case MARKUP -> """
          <?xml version="1.0"?>
          <!-- a comment -->
          <a href="x.html" class='y' data-id=3>text &amp; more</a>
          <![CDATA[ <raw> ]]>
          """;
      case PHP -> """
          <?php
          namespace App; # a comment
          final class User { public function name(?string $x): string { return "a $x" . PHP_EOL; } }
          """;
      case PYTHON -> """
          @dataclass
          class Point(Base):
              '''A point
              in a plane.'''
              x: int = 0  # "zero"
              def move(self, by=1.5j): return f"moved {by}" if not None else rb'raw'
          """;
      case RUBY -> """
          # a comment
          class User < Base
            attr_reader :name
            def greet(n) = @name.nil? ? "hi #{n}" : 'x'
          end
          """;
      case RUST -> """
          #[derive(Debug)]
          pub struct Ref<'a> { name: &'a str, c: char }
          impl Ref<'_> { fn get(&self) -> Option<u8> { let c = 'x'; println!(r#"a "b" c"#); None } }
          """;
      case SHELL -> """
          #!/bin/sh
          for f in *.txt; do
            echo "file $f: ${#f} it's" 'single $x' # comment
            [ -f "$f" ] && rm -rf "$f" || exit 1
          done
          """;
      case SQL -> """
          -- a comment
          SELECT u.name, COUNT(*) AS n FROM users u WHERE u.age >= 18 AND u.name LIKE 'O''Neil%'
          GROUP BY 1 HAVING n IS NOT NULL;
          """;
      case TOML -> """
          # a comment
          [package.metadata]
          name = "x"
          dates = [1, 2.5, true]
          path = 'C:\\x'
          """;
      case YAML -> """
          # a comment
          name: it's plain
          list:
            - key: "value" # more
              url: http://example.org:80/
              on: [push, 3, true]
          """;
    };
  }
}
