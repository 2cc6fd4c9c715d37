import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

/// Measures what `picode -p "say hi"` takes besides the model: a server on this machine answers at once, in the form of
/// Ollama. Prints Markdown. Arguments: the launcher, the rounds.
final class Agent {
  private static final String SAYS = line("\"content\":\"Hi\"", false) + line("\"content\":\"\"", true);
  private static final String READS = line("\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"read\","
      + "\"arguments\":{\"path\":\"notes.txt\"}}}]", false) + line("\"content\":\"\"", true);

  private final String picode;
  private final Path folder;
  private final List<String> replies = new ArrayList<>();
  private long asked;
  private long answered;
  private long bytes;
  private long peak;
  private Process process;

  private Agent(String picode) throws IOException {
    this.picode = picode;
    this.folder = Files.createTempDirectory("bench-agent");
    Files.writeString(folder.resolve("notes.txt"), "a few\nnotes\n");
  }

  /// What one run took, in nanoseconds, bytes and KiB.
  private record Run(long toRequest, long toExit, long bytes, long peak) {}

  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[1]);
    var bench = new Agent(args[0]);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String reply;
      synchronized (bench) {
        if (bench.asked == 0) {
          bench.asked = System.nanoTime();
          bench.bytes = body.length;
        }
        reply = bench.replies.size() > 1 ? bench.replies.removeFirst() : bench.replies.getFirst();
      }
      exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(reply.getBytes(StandardCharsets.UTF_8));
      synchronized (bench) {
        bench.answered = System.nanoTime();
        bench.peak = peak(bench.process.pid());
      }
      exchange.close();
    });
    server.start();
    int port = server.getAddress().getPort();
    bench.once(port, List.of(SAYS), "-p", "say hi", "--model", "ollama/tiny");
    var versions = new ArrayList<Long>();
    var plain = new ArrayList<Run>();
    var tools = new ArrayList<Run>();
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      bench.start(port, "--version").waitFor();
      versions.add(System.nanoTime() - start);
      plain.add(bench.once(port, List.of(SAYS), "-p", "say hi", "--model", "ollama/tiny"));
      tools.add(bench.once(port, List.of(READS, SAYS), "-p", "say hi", "--model", "ollama/tiny"));
    }
    server.stop(0);
    double version = median(versions) / 1e6;
    System.out.println("| `picode -p \"say hi\"`, medians of " + rounds
        + " | to the first request, ms | of `--version` | last token to exit, ms | request, bytes | peak, MiB |");
    System.out.println("|---|--:|--:|--:|--:|--:|");
    row("no tool", plain, version);
    row("one tool", tools, version);
    System.out.printf(Locale.ROOT, "%n`--version` takes %.0f ms.%n", version);
    System.exit(0);
  }

  private static void row(String name, List<Run> runs, double version) {
    double request = median(runs.stream().map(Run::toRequest).toList()) / 1e6;
    System.out.printf(Locale.ROOT, "| %s | %.0f | %.1f | %.0f | %d | %.0f |%n", name, request, request / version,
        median(runs.stream().map(Run::toExit).toList()) / 1e6, median(runs.stream().map(Run::bytes).toList()),
        median(runs.stream().map(Run::peak).toList()) / 1024.0);
  }

  private Run once(int port, List<String> lines, String... args) throws Exception {
    synchronized (this) {
      replies.clear();
      replies.addAll(lines);
      asked = 0;
    }
    long start = System.nanoTime();
    Process running = start(port, args);
    int code = running.waitFor();
    long end = System.nanoTime();
    if (code != 0) {
      throw new IllegalStateException("it ended with " + code + ": " + Files.readString(folder.resolve("err")));
    }
    synchronized (this) {
      return new Run(asked - start, end - answered, bytes, peak);
    }
  }

  private Process start(int port, String... args) throws IOException {
    var command = new ArrayList<>(List.of(picode));
    Collections.addAll(command, args);
    var builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("err").toFile());
    builder.environment().put("OLLAMA_HOST", "127.0.0.1:" + port);
    builder.environment().put("HOME", folder.toString());
    synchronized (this) {
      process = builder.start();
      return process;
    }
  }

  /// The most memory a process had so far, in KiB; the launcher has become it.
  private static long peak(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status"))
          .stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static long median(List<Long> values) {
    var sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static String line(String message, boolean done) {
    return "{\"model\":\"tiny\",\"message\":{\"role\":\"assistant\"," + message + "},\"done\":" + done
        + (done ? ",\"done_reason\":\"stop\",\"prompt_eval_count\":5,\"eval_count\":2" : "") + "}\n";
  }
}
