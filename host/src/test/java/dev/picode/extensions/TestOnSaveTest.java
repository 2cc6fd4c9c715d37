package dev.picode.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the real `python3` and `node`.
class TestOnSaveTest {
  @TempDir
  private Path temp;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.with(temp, Map.of("PATH", System.getenv("PATH")),
        Bench.PACKS.resolve("test-on-save"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void runsTheTestOfAPythonFile() {
    bench.git.write("shop/money.py", "PRICE = 2\n").write("shop/test_money.py", """
        import unittest
        from shop.money import PRICE
        class Money(unittest.TestCase):
            def test_price(self):
                self.assertEqual(2, PRICE)
        """);
    saved("shop/money.py", "modified");
    assertThat(bench.shown).singleElement()
        .asString()
        .matches("passed: shop/test_money\\.py \\(\\d+\\.\\d s\\)");
  }

  @Test
  void showsTheEndOfATestThatFails() {
    bench.git.write("tests/test_money.py", """
        import unittest
        class Money(unittest.TestCase):
            def test_price(self):
                self.assertEqual(2, 3)
        """);
    saved("money.py", "created");
    assertThat(bench.shown).singleElement()
        .asString()
        .startsWith("FAILED: tests/test_money.py")
        .contains("AssertionError: 2 != 3");
  }

  @Test
  void runsTheTestOfAJavaScriptFile() {
    bench.git.write("src/money.mjs", "export const price = 2;\n")
        .write("test/money.test.mjs", """
            import test from "node:test";
            import assert from "node:assert";
            import { price } from "../src/money.mjs";
            test("price", () => assert.equal(price, 2));
            """);
    saved("src/money.mjs", "modified");
    assertThat(bench.shown).singleElement().asString().startsWith("passed: test/money.test.mjs");
  }

  @Test
  void saysThatATestTakesTooLong() {
    bench.git.write("test_slow.py", "import threading\nthreading.Event().wait()\n");
    saved("test_slow.py", "modified");
    assertThat(bench.shown).containsExactly("not finished in 4 s: test_slow.py");
  }

  @Test
  void doesNothingForWhatHasNoTestOrIsGoneOrIsNoCode() {
    bench.git.write("a.md", "x").write("a.js", "1").write("b.test.js", "throw 1");
    saved("a.md", "modified");
    saved("a.js", "modified");
    saved("b.test.js", "deleted");
    assertThat(bench.shown).isEmpty();
    assertThat(bench.notices).isEmpty();
  }

  private void saved(String path, String change) {
    bench.fire("file-changed", Map.of("path", path, "change", change));
    assertThat(bench.notices).isEmpty();
  }
}
