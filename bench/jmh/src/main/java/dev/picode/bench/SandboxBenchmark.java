package dev.picode.bench;

import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What the sandbox costs a script once the process is warm. Confined to JMH's thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class SandboxBenchmark {
  private static final int CALLS = 1_000;
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Map<String, @Nullable Object> SURFACE = Map.of("host",
      Map.of("echo", Map.of("p", List.of("value"), "o", List.of())));
  private static final Map<String, Object> INPUT = Map.of("text", "x".repeat(1_000));

  private Sandbox sandbox = Sandbox.inProcess();
  private Script script = open("handlers", """
      import { command } from '@picode/sdk';
      command('same', (input) => input);
      command('call', async (input, ctx) => {
        for (let i = 0; i < %d; i++) await ctx.host.echo(i);
      });
      """.formatted(CALLS));
  private final String twoHundredLines = lines();

  /// Loads the handlers.
  @Setup
  public void load() throws InterruptedException {
    done(script.load());
  }

  /// Closes everything.
  @TearDown
  public void close() {
    sandbox.close();
  }

  /// Opens a context, loads a script of 200 lines and calls its handler.
  @Benchmark
  public Outcome newContextOf200Lines() throws InterruptedException {
    try (Script opened = open("new", twoHundredLines)) {
      done(opened.load());
      return done(opened.invoke("command", "main", 1L, DEADLINE));
    }
  }

  /// Calls a handler that gives back its input of 1 KB.
  @Benchmark
  public Outcome callWith1Kb() throws InterruptedException {
    return done(script.invoke("command", "same", INPUT, DEADLINE));
  }

  /// One host call, awaited, out of many in one run.
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public Outcome hostCall() throws InterruptedException {
    return done(script.invoke("command", "call", 1L, DEADLINE));
  }

  private Script open(String id, String main) {
    return sandbox.open(new Bundle(id, Language.JAVASCRIPT, "main.js", Map.of("main.js", main)), SURFACE, new Echo(),
        Limits.of(DEADLINE));
  }

  private static Outcome done(dev.picode.sandbox.Run run) throws InterruptedException {
    Outcome outcome = run.await();
    if (!(outcome instanceof Outcome.Completed)) {
      throw new IllegalStateException(outcome.toString());
    }
    return outcome;
  }

  private static String lines() {
    var text = new StringBuilder("import { command } from '@picode/sdk';\n");
    for (int i = 0; i < 66; i++) {
      text.append("function step").append(i).append("(value) {\n  return value + ").append(i)
          .append(";\n}\n");
    }
    return text.append("command('main', (input) => step65(step0(input)));\n").toString();
  }

  /// A host that gives back what it gets.
  private static final class Echo implements HostCalls {
    @Override
    public Answer answer(String target, Map<String, @Nullable Object> arguments) {
      return new Answer.Returned(arguments.get("value"));
    }

    @Override
    public void log(String level, String text) {}
  }
}
