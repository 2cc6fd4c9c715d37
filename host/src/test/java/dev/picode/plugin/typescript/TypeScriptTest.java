package dev.picode.plugin.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// TypeScript as the engine runs it, and what is refused.
class TypeScriptTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();

  @TempDir
  private Path temp;

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  /// Each text runs and ends with the value of `result`.
  @ParameterizedTest
  @ValueSource(strings = {
    "const result: number = 42;",
    "export interface A { a: string; b?(): void; readonly c: number }\nconst result = 42;",
    "type A<T extends object = {}> = { [K in keyof T]?: T[K] extends infer U ? `x-${string & K}` : never };\nconst result = 42;",
    "function f<T>(this: void, a: T, b?: string, ...rest: Array<Array<number>>): asserts a is T { return a as never }\nconst result = f<number>(42);",
    "const a = { b: 42 } satisfies Record<string, number>;\nconst result = a!.b! as const as unknown as number;",
    """
        abstract class A<T> {
          abstract n: number; declare m: string; private readonly a?: T; static #x = 42;
          protected abstract f(): void; public override toString(): string { return '' }
          g(a: string): void;
          g(a: number): void;
          g(a: unknown) { return A.#x }
          [key: string]: any }
        class B extends A<string> implements Iterable<string>, Other { n = 42 }
        interface Other {}
        const result = new B().g(1) === 42 && !('m' in new B()) ? 42 : 0;
        """,
    "const f = async <T,>(x: T): Promise<T> => x;\nconst result = await f<number>(42);",
    "const f = async <\n  T\n>(x: T) => x;\nconst result = await f(42);",
    "const f = (a: number): {\n  b: number // a comment\n} => ({ b: a });\nconst result = f(42).b;",
    "const f = 41\ntype A = string\n;[1].forEach(() => {});\nconst result = f + 1;",
    "let n = 41\ninterface A {}\n(() => { n++ })();\nconst result = n;",
    "let n = 41 as number\n[1].forEach(() => n++);\nconst result = n;",
    """
        declare const unknown: string;
        declare function f(): void;
        declare namespace N { const x: 1; namespace M { enum E {} } }
        declare module 'x' { export = 1 }
        declare global { interface Window {} }
        declare enum E { A }
        const result = 42;
        """,
    "function f(a: string): void;\nfunction f(a: number): void;\nfunction f(a: unknown) { return a }\nconst result = f(42);",
    """
        import type { A } from './types.ts';
        import type B from './types.ts';
        import { type A as C, type D, value } from './types.ts';
        export type { A };
        export { type C };
        const result: C = value;
        """,
    "import type, { from } from './names.ts';\nconst result = type + from;",
    "const type = 40, declare = 1, as = 1, namespace = 0, module = 0, abstract = 0;\ntype\ndeclare\nconst result = type + declare + as;",
    "const x = 1 < 2 ? <number>42 : 0, y = <T,>(z: T) => z;\nconst result = y(x);",
    "label: for (const [i, j] of [[42, 1]] as [number, number][]) { var result = i; break label }",
    "const s = `a${(1 as number) + 1}` as `a${number}`;\nconst result = s === 'a2' ? 42 : s;",
    "const { a, b = 2 }: { a: number; b?: number } = { a: 40 };\nconst result = a + b;",
    "let x!: number;\nx = 42;\nconst result = x;",
    "try { throw 42 } catch (e: unknown) { var result = e as number }",
    "const o = { get a(): number { return 42 }, f<T>(x: T): T { return x }, async *g(): AsyncGenerator<number> {} };\nconst result = o.f(o?.['a']);",
    "const result = ((a: number, b?: number): a is 1 => a + (b ?? 0))(42);",
    "const f = <T extends keyof typeof o>(k: T): (typeof o)[T] => o[k], o = { a: 42 } as const;\nconst result = f('a');",
    "export default interface Foo { a: string }\nconst result = 42;",
    "const result = [41].map<number>((x): number => x + 1)[0]!;",
    "const π: number = 42; const 𝒳 = \"𝒳\" as string;\r\nconst result = /* : string */ π;",
    "using: { var result: number = 42 }"
  })
  void runs(String text) throws InterruptedException {
    assertThat(run(Map.of("main.ts", text + "\nexport { result };\n" + """
        import { tool } from "@picode/sdk";
        tool("result", (_: unknown) => result as never);
        """, "types.ts", """
        export type A = string; export default interface B {} ; export type D = 1;
        export const value: number = 42;
        """, "names.ts", "export default 40; export const from: number = 2;")))
        .isEqualTo("42");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "const a = 1;\nenum E { A }|2|1|an enum has no equal in JavaScript: use an object `as const`",
    "const a = 1; const enum E { A }|1|20|an enum has no equal in JavaScript: use an object `as const`",
    "export enum E { A }|1|8|an enum has no equal in JavaScript: use an object `as const`",
    "namespace N { export const x = 1 }|1|1|a namespace has no equal in JavaScript: use a module, or `declare` it",
    "export module N.M { f() }|1|8|a namespace has no equal in JavaScript: use a module, or `declare` it",
    "class A {\n  constructor(private x: number) {} }|2|15|a parameter property has no equal in JavaScript: declare the field and assign it",
    "class A { constructor(a, public readonly x) {} }|1|26|a parameter property has no equal in JavaScript: declare the field and assign it",
    "@sealed class A {}|1|1|decorators are not supported: call the function yourself",
    "import fs = require('fs');|1|1|`import … =` has no equal in JavaScript: write `import … from`",
    "export = 1;|1|1|this kind of export has no equal in JavaScript: write `export { … }`",
    "function f() { return <\n number>1 }|1|23|the value must begin on the line of the word before it"
  })
  void refusesWhatHasNoEqual(String row) {
    String[] parts = row.split("\\|", -1);
    Problem problem = refused(parts[0]);
    assertThat(problem.code()).isEqualTo("typescript-unsupported");
    assertThat(problem.kind()).isEqualTo(ProblemKind.SCRIPT);
    assertThat(problem.place()).isNotNull();
    assertThat(problem.place() + " " + problem.message()).isEqualTo(
        "main.ts:" + parts[1] + ":" + parts[2] + " " + parts[3]);
  }

  @Test
  void aSyntaxErrorNamesFileLineAndColumn() {
    Problem problem = refused("const a: number = 1;\nconst b: = 2;\n");
    assertThat(problem.code()).isEqualTo("syntax-error");
    assertThat(problem.message()).startsWith("SyntaxError: ");
    assertThat(
        problem.place() + " " + (problem.place() == null ? "" : problem.place().sourceLine()))
        .isEqualTo("main.ts:2:10 const b: = 2;");
  }

  @Test
  void anErrorIsAtItsOriginalLineAndColumn() throws InterruptedException {
    Bundle stripped = typescript(null).strip(bundle(Map.of("main.ts", """
        interface Long {
          a: string;
        }
        const f = <T extends Long>(a: T | undefined): string => a!.a as string; throw new Error("here");
        """)));
    Outcome outcome = load(stripped);
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
      assertThat(failed.failure().file()).isEqualTo("main.ts");
      assertThat(failed.failure().line()).isEqualTo(4);
      assertThat(failed.failure().column()).isEqualTo(79);
    });
  }

  @Test
  void onlyWhatIsImportedIsLookedAt() {
    Bundle stripped = typescript(null).strip(bundle(Map.of(
        "main.ts", "import './a.js';",
        "a.js", "import('./lib/b.ts')",
        "lib/b.ts", "import '../c.ts'; let x: number",
        "c.ts", "let y: string;",
        "broken.ts", "enum {{{")));
    assertThat(stripped.files()).containsEntry("lib/b.ts", "import '../c.ts'; let x        ")
        .containsEntry("c.ts", "let y        ;")
        .containsEntry("broken.ts", "enum {{{");
  }

  @Test
  void withoutTypeScriptNothingIsStarted() {
    var bundle = bundle(Map.of("main.ts", "let x: number"));
    var plain = new Bundle("acme.js", Language.JAVASCRIPT, "main.js", Map.of("main.js", "1"));
    var unused = new Bundle("acme.js", Language.JAVASCRIPT, "main.js",
        Map.of("main.js", "1", "main.test.ts", "let x: number"));
    var typescript = new TypeScript(TypeScriptTest::noSandbox, null);
    assertThat(typescript.strip(plain)).isSameAs(plain);
    assertThat(typescript.strip(unused)).isEqualTo(unused);
    assertThatThrownBy(() -> typescript.strip(bundle)).isInstanceOf(AssertionError.class);
  }

  @Test
  void whatWasStrippedIsKept() throws IOException {
    var bundle = bundle(Map.of("main.ts", "let x: number"));
    assertThat(typescript(temp).strip(bundle).files()).containsEntry("main.ts", "let x        ");
    assertThat(new TypeScript(TypeScriptTest::noSandbox, temp).strip(bundle).files())
        .containsEntry("main.ts", "let x        ");
    assertThat(files()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "evil()       ", "let x        ; evil()", "let x", "", "let x: string"
  })
  void aCacheThatLiesIsNotBelieved(String lie) throws IOException {
    var bundle = bundle(Map.of("main.ts", "let x: number"));
    typescript(temp).strip(bundle);
    Files.writeString(files().getFirst(), lie);
    assertThat(typescript(temp).strip(bundle).files())
        .containsEntry("main.ts", "let x        ");
  }

  @Test
  void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThat(typescript(file).strip(bundle(Map.of("main.ts", "let x: number"))).files())
        .containsEntry("main.ts", "let x        ");
  }

  @Test
  void theStripperHasNoHostFunctions() throws InterruptedException {
    Bundle bundle = StripperBundle.of("picode.typescript.test");
    assertThat(bundle.files().keySet()).allMatch(name -> name.equals("strip.js")
        || name.startsWith("parser/"));
    assertThat(bundle.files()).hasSizeGreaterThan(20);
  }

  private static Sandbox noSandbox() {
    throw new AssertionError("the stripper was started");
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(temp)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Problem refused(String text) {
    PiCodeException thrown = catchThrowableOfType(PiCodeException.class,
        () -> typescript(null).strip(bundle(Map.of("main.ts", text))));
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }

  private static String run(Map<String, String> files) throws InterruptedException {
    Bundle stripped = typescript(null).strip(bundle(files));
    try (var script = SANDBOX.open(stripped, Map.of(), new Silence(),
        Limits.of(Duration.ofMinutes(5)))) {
      Outcome loaded = script.load().await();
      assertThat(loaded).as(stripped.files().get("main.ts")).isInstanceOf(Outcome.Completed.class);
      Outcome done = script.invoke("tool", "result", null, Duration.ofMinutes(5)).await();
      assertThat(done).isInstanceOf(Outcome.Completed.class);
      return Json.write(((Outcome.Completed) done).value());
    }
  }

  private static Outcome load(Bundle bundle) throws InterruptedException {
    try (var script = SANDBOX.open(bundle, Map.of(), new Silence(),
        Limits.of(Duration.ofMinutes(5)))) {
      return script.load().await();
    }
  }

  private static final TypeScript SHARED = new TypeScript(() -> SANDBOX, null);

  private static TypeScript typescript(@Nullable Path cache) {
    return cache == null ? SHARED : new TypeScript(() -> SANDBOX, cache);
  }

  private static Bundle bundle(Map<String, String> files) {
    return new Bundle("acme.ts", Language.JAVASCRIPT, "main.ts", files);
  }

  /// A host without functions.
  private static final class Silence implements HostCalls {
    @Override
    public Answer answer(String target, Map<String, @Nullable Object> arguments) {
      throw new AssertionError(target);
    }

    @Override
    public void log(String level, String text) {}
  }
}
