package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.layer.Reload;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Extensions that change while a process goes on.
class ReloadTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final CommandContribution GO = new CommandContribution("go", "test", "Extensions",
      List.of(), List.of());

  @TempDir
  private Path temp;

  private Path folder = Path.of("");
  private ScriptBench bench;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectories(temp.toRealPath().resolve("work"));
    Files.writeString(folder.resolve("gate.txt"), "shut");
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

  @ParameterizedTest
  @ValueSource(strings = {"js", "py"})
  void finishesTheCallsThatAreUnderWayOnTheOldCode(String language)
      throws IOException, InterruptedException, ExecutionException {
    Extension old = waiting(language, "old");
    var call = new CompletableFuture<Outcome>();
    Thread.ofVirtual().start(() -> call.complete(bench.run(old, "go", Map.of())));
    bench.awaitLogged("waiting old");
    Extension changed = waiting(language, "new");
    Reload reload = bench.extensions().reread();
    assertThat(reload.isClean()).isTrue();
    bench.runner().keepOnly(reload.usable());
    assertThat(bench.runner().loaded()).isZero();
    Files.writeString(folder.resolve("gate.txt"), "open");
    assertThat(bench.run(changed, "go", Map.of())).isEqualTo(new Outcome.Completed(true, "new"));
    assertThat(call.get()).isEqualTo(new Outcome.Completed(true, "old"));
    assertThat(bench.runner().loaded()).isOne();
  }

  @Test
  void leavesNothingOfAnExtensionThatIsGone() {
    Extension gone = bench.js("acme.a", "command('go', () => 1);", Grants.NONE, GO);
    bench.run(gone, "go", Map.of());
    assertThat(bench.runner().loaded()).isOne();
    bench.runner().keepOnly(List.of());
    assertThat(bench.runner().loaded()).isZero();
  }

  @Test
  void keepsWhatDidNotChange() {
    Extension counting = bench.js("acme.a", "let n = 0; command('go', () => ++n);", Grants.NONE,
        GO);
    bench.run(counting, "go", Map.of());
    bench.runner().keepOnly(bench.extensions().reread().usable());
    assertThat(bench.run(counting, "go", Map.of())).isEqualTo(new Outcome.Completed(true, 2L));
  }

  @Test
  void tellsWhatCannotBeUsed() {
    Extension good = bench.js("acme.a", "command('go', () => 1);", Grants.NONE, GO);
    bench.put(new Extension(good.manifest(), Extension.Origin.USER, "tampered", () -> {
      throw Problem.of("extension-tampered", ProblemKind.DENIED, "`main.js` was changed")
          .toException();
    }));
    Reload reload = bench.extensions().reread();
    assertThat(reload.isClean()).isFalse();
    assertThat(reload.usable()).isEmpty();
    assertThat(reload.problems()).hasEntrySatisfying("acme.a",
        problem -> assertThat(problem.message()).isEqualTo("`main.js` was changed"));
  }

  private Extension waiting(String language, String word) {
    Grants grants = Permission.READ.parse("**");
    return language.equals("py") ? bench.py("acme.a", """
        import time
        @command("go")
        def go(args, ctx):
            print("waiting %s")
            while ctx.files.read("gate.txt") != "open": pass
            return "%s"
        """.formatted(word, word), grants, GO) : bench.js("acme.a", """
        command('go', async (_, ctx) => {
          console.log('waiting %s');
          while (await ctx.files.read('gate.txt') !== 'open') {
            await new Promise((done) => { setTimeout(done, 20); });
          }
          return '%s';
        });""".formatted(word, word), grants, GO);
  }
}
