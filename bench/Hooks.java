import dev.picode.plugin.hook.Firing;
import dev.picode.plugin.hook.Hook;
import dev.picode.plugin.hook.HookLayer;
import dev.picode.plugin.hook.HookOutcome;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.hook.HookRegistry;
import dev.picode.plugin.hook.HookRules;
import dev.picode.plugin.hook.Verdict;
import dev.picode.plugin.manifest.HookContribution.Match;
import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.WorkerCommand;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Measures how long an event takes through warm hooks in a worker: `bench/hooks` runs it. Each hook is an
/// extension of its own and looks at the diff.
public final class Hooks {
  private static final int ROUNDS = 2_000;
  private static final Map<String, Object> COMMIT = Map.of("message", "fix: x", "files",
      List.of("src/A.java"), "diff", "+ a line of a diff\n".repeat(50), "branch", "main");
  private static final HostCalls NOBODY = new HostCalls() {
    @Override
    public Answer answer(String target, Map<String, Object> arguments) {
      return new Answer.Returned(null);
    }

    @Override
    public void log(String level, String text) {}
  };

  private final Path home;
  private final String key;

  private Hooks(Path home, String key) {
    this.home = home;
    this.key = key;
  }

  public static void main(String[] args) throws Exception {
    var bench = new Hooks(Path.of(args[0]), args[1]);
    System.out.println("| warm hooks | JavaScript, ms, p50 / p99 | Python, ms, p50 / p99 |"
        + "\n|---:|---:|---:|");
    for (int count : List.of(0, 1, 10, 100)) {
      System.out.println("| " + count + " | " + bench.dispatch(Language.JAVASCRIPT, count) + " | "
          // A context of Python takes 5 to 12 MiB and 0.2 s: a hundred would be of no use.
          + (count > 10 ? "-" : bench.dispatch(Language.PYTHON, count)) + " |");
    }
    System.out.println("| 1 and 500 that do not listen | "
        + bench.dispatch(Language.JAVASCRIPT, 1, 500) + " | - |");
    System.exit(0);
  }

  private String dispatch(Language language, int count) throws Exception {
    return dispatch(language, count, 0);
  }

  private String dispatch(Language language, int count, int others) throws Exception {
    try (Sandbox sandbox = Sandbox.inWorkers(this::command, ConfinementMode.AUTO, notice -> {})) {
      var hooks = new ArrayList<Hook>();
      for (int i = 0; i < count; i++) {
        Script script = open(sandbox, language, i);
        hooks.add(hook("pre-commit", language, i, script));
      }
      for (int i = 0; i < others; i++) {
        hooks.add(hook("pre-push", language, i, null));
      }
      var pipeline = new HookPipeline(HookRegistry.of(hooks), new HookRules(Duration.ofSeconds(30),
          HookRules.Asked.NOBODY, null, HookRules.Recorder.NONE, notice -> {}));
      int rounds = count == 100 ? ROUNDS / 10 : ROUNDS;
      double[] times = new double[rounds];
      for (int i = -rounds; i < rounds; i++) {
        long start = System.nanoTime();
        if (!(pipeline.fire(Firing.of("pre-commit", COMMIT)) instanceof HookOutcome.Passed)) {
          throw new IllegalStateException("a hook stopped it");
        }
        times[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(times);
      return String.format("%.3f / %.3f", times[times.length / 2], times[times.length * 99 / 100]);
    }
  }

  private static Hook hook(String event, Language language, int number, Script script) {
    return new Hook(event, "", "", new Hook.Owner("bench." + number, "1", HookLayer.USER, "bench",
        language), 50, 0, Match.ALL, null, null, null, (input, deadline) -> {
          try {
            Outcome outcome = script.invoke("hook", event, input.plain(), deadline).await();
            return Verdict.of(((Outcome.Completed) outcome).value());
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Script open(Sandbox sandbox, Language language, int number) throws Exception {
    String main = language == Language.PYTHON ? "main.py" : "main.js";
    String code = language == Language.PYTHON ? """
        from picode import hook
        @hook("pre-commit")
        def check(event, ctx):
            if "AKIA" in event.current["diff"]: return event.deny("a key")
        """ : """
        import { hook } from '@picode/sdk';
        hook('pre-commit', (event) => {
          if (event.current.diff.includes('AKIA')) return event.deny('a key');
        });
        """;
    Script script = sandbox.open(new Bundle("bench." + number, language, main, Map.of(main, code)),
        Map.of(), NOBODY, Limits.of(Duration.ofMinutes(1)));
    if (!(script.load().await() instanceof Outcome.Completed)) {
      throw new IllegalStateException("a hook does not load");
    }
    return script;
  }

  private WorkerCommand command(Language language) {
    Path lib = home.resolve("lib");
    try {
      String jars = String.join(File.pathSeparator,
          Stream.of(Files.readString(lib.resolve("classpath." + language.id())).strip().split(" "))
              .map(jar -> lib.resolve(jar).toString())
              .toList());
      Path cache = home.resolve("cache/worker-" + language.id() + "-" + key + ".aot");
      return new WorkerCommand(Path.of(System.getProperty("java.home")), jars,
          Files.exists(cache) ? cache : null,
          language == Language.PYTHON ? lib.resolve("python-home") : null, 512, false,
          lib.resolve("empty"), null);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
