import dev.picode.llm.json.EventJson;
import dev.picode.plugin.BuiltinExtensions;
import dev.picode.plugin.Extension;
import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.WorkerCommand;
import dev.picode.sandbox.protocol.Language;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/// Measures what a delta costs on its way through the script of a provider: `bench/providers` runs it.
public final class Providers {
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final int EVENTS = 2_000;
  private static final HostCalls NOBODY = new HostCalls() {
    @Override
    public Answer answer(String target, Map<String, Object> arguments) {
      throw new IllegalStateException(target);
    }

    @Override
    public void log(String level, String text) {}
  };

  private Providers() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    System.out.println("| µs a delta, median of " + rounds + " rounds of " + EVENTS
        + " | 1 event a call | 8 | 64 |\n|---|---:|---:|---:|");
    try (Sandbox inProcess = Sandbox.inProcess();
        Sandbox inWorkers = Sandbox.inWorkers(language -> worker(home, language),
            ConfinementMode.AUTO, notice -> {})) {
      for (String[] api : new String[][] {
          {"picode.openai", "openai-compatible", "Chat Completions", chat()},
          {"picode.openai", "openai", "Responses", responses()},
          {"picode.anthropic", "anthropic", "Messages", messages()}}) {
        row(api[2] + ", in process", inProcess, api, rounds);
        row(api[2] + ", in a worker", inWorkers, api, rounds);
      }
    }
    System.exit(0);
  }

  private static String chat() {
    return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1763900000,\"model\":\"gpt-4.1\","
        + "\"system_fingerprint\":\"fp_1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word\"},"
        + "\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}";
  }

  private static String responses() {
    return "{\"type\":\"response.output_text.delta\",\"sequence_number\":4,\"item_id\":\"msg_1\",\"output_index\":0,"
        + "\"content_index\":0,\"delta\":\" word\",\"logprobs\":[],\"obfuscation\":\"aBcDeFgHiJ\"}";
  }

  private static String messages() {
    return "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" word\"}}";
  }

  private static void row(String name, Sandbox sandbox, String[] api, int rounds) throws Exception {
    Extension extension = BuiltinExtensions.open()
        .extensions(notice -> {})
        .stream()
        .filter(each -> each.id().equals(api[0]))
        .findFirst()
        .orElseThrow();
    var row = new StringBuilder("| " + name + " |");
    try (Script script = sandbox.open(extension.bundle(), Map.of(), NOBODY, Limits.of(DEADLINE))) {
      done(script.load().await());
      for (int batch : new int[] {1, 8, 64}) {
        row.append(' ').append(median(script, api[1], api[3], batch, rounds)).append(" |");
      }
    }
    System.out.println(row);
  }

  private static String median(Script script, String provider, String data, int batch, int rounds)
      throws Exception {
    var event = Map.of("event", "", "data", data);
    var events = new ArrayList<Map<String, String>>();
    for (int i = 0; i < batch; i++) {
      events.add(event);
    }
    long[] times = new long[rounds];
    for (int round = -rounds; round < rounds; round++) {
      long start = System.nanoTime();
      int told = 0;
      for (int i = 0; i < EVENTS; i += batch) {
        Object value = done(script.invoke("provider", provider,
            Map.of("part", "read", "answer", 1L, "events", events, "last", false), DEADLINE)
            .await());
        told += EventJson.readAll(value, "response()").size();
      }
      if (told < EVENTS) {
        throw new IllegalStateException("only " + told + " deltas");
      }
      if (round >= 0) {
        times[round] = System.nanoTime() - start;
      }
    }
    Arrays.sort(times);
    return String.format("%.1f", times[rounds / 2] / 1000.0 / EVENTS);
  }

  private static Object done(Outcome outcome) {
    if (outcome instanceof Outcome.Completed done) {
      return done.value();
    }
    throw new IllegalStateException(outcome.toString());
  }

  private static WorkerCommand worker(Path home, Language language) {
    Path lib = home.resolve("lib");
    try {
      String jars = String.join(File.pathSeparator,
          Stream.of(Files.readString(lib.resolve("classpath." + language.id())).strip().split(" "))
              .map(jar -> lib.resolve(jar).toString())
              .toList());
      return new WorkerCommand(Path.of(System.getProperty("java.home")), jars, null, null, 256,
          false, lib.resolve("empty"), null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
