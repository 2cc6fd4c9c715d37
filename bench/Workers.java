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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Measures workers from outside, with the caches and flags of the dist: `bench/workers` runs it.
public final class Workers {
  private static final int ROUND_TRIPS = 10_000;
  private static final Map<String, Object> SURFACE = Map.of("host",
      Map.of("echo", Map.of("p", List.of("value"), "o", List.of())));
  private static final HostCalls HOST = new HostCalls() {
    @Override
    public Answer answer(String target, Map<String, Object> arguments) {
      return new Answer.Returned(arguments.get("value"));
    }

    @Override
    public void log(String level, String text) {}
  };

  private final Path home;
  private final String key;

  private Workers(Path home, String key) {
    this.home = home;
    this.key = key;
  }

  public static void main(String[] args) throws Exception {
    var bench = new Workers(Path.of(args[0]), args[1]);
    int rounds = Integer.parseInt(args[2]);
    System.out.println("| | JavaScript | Python |\n|---|---:|---:|");
    row("cold start to first call, ms, median", language -> bench.coldStart(language, rounds));
    row("round trip of 1 KB host→worker→host, µs, p50 / p99", bench::roundTrip);
    row("host call of 1 KB, µs, p50 / p99", bench::hostCall);
    row("memory of a worker with 1 extension, MiB", language -> bench.memory(language, 1));
    row("the same with 50 (Python: 10)", language -> bench.memory(language,
        language == Language.PYTHON ? 10 : 50));
    row("killed, until the next call is answered, ms", bench::killAndReady);
    System.exit(0);
  }

  private interface Measure {
    String of(Language language) throws Exception;
  }

  private static void row(String name, Measure measure) throws Exception {
    System.out.println("| " + name + " | " + measure.of(Language.JAVASCRIPT) + " | "
        + measure.of(Language.PYTHON) + " |");
  }

  private Sandbox workers() {
    return Sandbox.inWorkers(this::command, ConfinementMode.AUTO, notice -> {});
  }

  private WorkerCommand command(Language language) {
    Path lib = home.resolve("lib");
    try {
      String jars = String.join(File.pathSeparator,
          Stream.of(Files.readString(lib.resolve("classpath." + language.id())).strip().split(" "))
              .map(jar -> lib.resolve(jar).toString())
              .toList());
      Path cache = home.resolve("cache/worker-" + language.id() + "-" + key + ".aot");
      if (!Files.exists(cache)) {
        throw new IOException("the cache " + cache + " is missing");
      }
      return new WorkerCommand(Path.of(System.getProperty("java.home")), jars, cache,
          language == Language.PYTHON ? lib.resolve("python-home") : null,
          language == Language.PYTHON ? 512 : 256, false, lib.resolve("empty"), null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Script open(Sandbox sandbox, Language language, int number) {
    String main = language == Language.PYTHON ? "main.py" : "main.js";
    String code = language == Language.PYTHON ? """
        from picode import command
        @command("echo")
        def echo(args, ctx): return args
        @command("calls")
        def calls(args, ctx):
            for i in range(args["count"]): ctx.host.echo(args["value"])
        """ : """
        import { command } from '@picode/sdk';
        command('echo', {}, (args) => args);
        command('calls', {}, async (args, ctx) => {
          for (let i = 0; i < args.count; i++) await ctx.host.echo(args.value);
        });
        """;
    return sandbox.open(new Bundle("bench." + number, language, main, Map.of(main, code)), SURFACE,
        HOST, Limits.of(Duration.ofMinutes(5)));
  }

  private static void done(Outcome outcome) {
    if (!(outcome instanceof Outcome.Completed)) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  private static void echo(Script script, Object value) throws InterruptedException {
    done(script.invoke("command", "echo", value, Duration.ofMinutes(1)).await());
  }

  private String coldStart(Language language, int rounds) throws Exception {
    var times = new ArrayList<Double>();
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      try (Sandbox sandbox = workers()) {
        Script script = open(sandbox, language, 0);
        done(script.load().await());
        echo(script, "x");
        times.add((System.nanoTime() - start) / 1e6);
      }
    }
    times.sort(null);
    return String.format("%.0f", times.get(times.size() / 2));
  }

  private String roundTrip(Language language) throws Exception {
    String value = "x".repeat(1024);
    try (Sandbox sandbox = workers()) {
      Script script = open(sandbox, language, 0);
      done(script.load().await());
      for (int i = 0; i < ROUND_TRIPS; i++) {
        echo(script, value);
      }
      return percentiles(() -> echo(script, value));
    }
  }

  private String hostCall(Language language) throws Exception {
    Map<String, Object> many = Map.of("count", 100, "value", "x".repeat(1024));
    try (Sandbox sandbox = workers()) {
      Script script = open(sandbox, language, 0);
      done(script.load().await());
      for (int i = 0; i < ROUND_TRIPS / 100; i++) {
        done(script.invoke("command", "calls", many, Duration.ofMinutes(1)).await());
      }
      // A hundred calls at a time: what is around them is a hundredth of what is shown.
      double[] times = new double[ROUND_TRIPS / 100];
      for (int i = 0; i < times.length; i++) {
        long start = System.nanoTime();
        done(script.invoke("command", "calls", many, Duration.ofMinutes(1)).await());
        times[i] = (System.nanoTime() - start) / 1e5;
      }
      return percentiles(times);
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private static String percentiles(Step step) throws Exception {
    double[] times = new double[ROUND_TRIPS];
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      step.run();
      times[i] = (System.nanoTime() - start) / 1e3;
    }
    return percentiles(times);
  }

  private static String percentiles(double[] times) {
    Arrays.sort(times);
    return String.format("%.0f / %.0f", times[times.length / 2], times[times.length * 99 / 100]);
  }

  private String memory(Language language, int extensions) throws Exception {
    try (Sandbox sandbox = workers()) {
      for (int i = 0; i < extensions; i++) {
        Script script = open(sandbox, language, i);
        done(script.load().await());
        echo(script, "x");
      }
      ProcessHandle child = child();
      for (String line : Files.readAllLines(Path.of("/proc/" + child.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          return String.format("%.0f", Long.parseLong(line.replaceAll("\\D", "")) / 1024.0);
        }
      }
      return "?";
    }
  }

  private String killAndReady(Language language) throws Exception {
    try (Sandbox sandbox = workers()) {
      Script script = open(sandbox, language, 0);
      done(script.load().await());
      echo(script, "x");
      long start = System.nanoTime();
      child().destroyForcibly();
      child().onExit().join();
      Outcome outcome = script.invoke("command", "echo", "x", Duration.ofMinutes(1)).await();
      while (!(outcome instanceof Outcome.Completed)) {
        outcome = script.invoke("command", "echo", "x", Duration.ofMinutes(1)).await();
      }
      return String.format("%.0f", (System.nanoTime() - start) / 1e6);
    }
  }

  private static ProcessHandle child() {
    return ProcessHandle.current().children().findFirst().orElseThrow();
  }
}
