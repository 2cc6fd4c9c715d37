package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands in both languages that ask about code.
class CodeScriptsTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final Grants READ = Permission.READ.parse("src/**");
  private static final CommandContribution LOOK = new CommandContribution("look", "", "",
      List.of(), List.of());

  @TempDir
  private Path temp;

  private ScriptBench bench;

  @BeforeEach
  void open() throws IOException {
    Path folder = temp.toRealPath().resolve("work");
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/cart.py"),
        "def total(items):\n    return sum(items) if items else 0\n");
    Files.writeString(folder.resolve("src/till.py"),
        "from cart import total\n\nclass Till:\n    def sum(self): return total([])\n");
    Files.writeString(folder.resolve("hidden.py"), "from src.cart import total\n\ntotal([1])\n");
    bench = new ScriptBench(folder, SANDBOX);
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void asksInJavaScript() {
    Extension look = bench.js("acme.look", """
        command("look", async (args, ctx) => {
          const [total] = await ctx.index.definition("total");
          const uses = await ctx.index.references("total");
          const { parts } = await ctx.context.relevant("the `Till`", { tokens: 200 });
          const users = await ctx.index.dependents("src/cart.py");
          let refused = "";
          try { await ctx.index.outline("hidden.py"); } catch (e) { refused = e.code; }
          return [total.path, total.branches, uses.map((use) => use.path), parts[0].path, users,
            refused];
        });
        """, READ, LOOK);
    assertThat(answer(look)).isEqualTo("[\"src/cart.py\",1,[\"src/till.py\",\"src/till.py\"],"
        + "\"src/till.py\",[{\"path\":\"src/till.py\",\"depth\":1}],\"capability-denied\"]");
  }

  @Test
  void asksInPython() {
    Extension look = bench.py("acme.look", """
        @command("look")
        def look(args, ctx):
            total = ctx.index.definition("total")[0]
            classes = ctx.index.symbols("", kind="class", limit=5)
            project = ctx.context.project()
            try:
                ctx.index.related("hidden.py")
            except Exception as e:
                refused = e.code
            return [total["path"], [one["name"] for one in classes], project["entryPoints"],
                ctx.context.map(tokens=50)["symbols"] > 0, refused]
        """, READ, LOOK);
    assertThat(answer(look)).isEqualTo(
        "[\"src/cart.py\",[\"Till\"],[],true,\"capability-denied\"]");
  }

  /// A script that ended while the host still works for it leaves nothing open behind.
  @Test
  void aQuestionThatNobodyWaitsForEndsWithTheRunner() {
    Extension look = bench.js("acme.look", """
        command("look", (args, ctx) => { ctx.index.symbols("total"); return "gone"; });
        """, READ, LOOK);
    assertThat(answer(look)).isEqualTo("\"gone\"");
    bench.runner().close();
    assertThat(bench.notices).isEmpty();
  }

  private String answer(Extension look) {
    Outcome outcome = bench.run(look, "look", Map.of());
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    return Json.write(((Outcome.Completed) outcome).value());
  }
}
