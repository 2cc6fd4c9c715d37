import dev.picode.http.HttpService;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelProvider;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.ProviderInfo;
import dev.picode.llm.ProviderProblem;
import dev.picode.llm.Reading;
import dev.picode.llm.StopReason;
import dev.picode.llm.Supports;
import dev.picode.llm.WireEvent;
import dev.picode.llm.WireRequest;
import dev.picode.llm.client.Budget;
import dev.picode.llm.client.ModelCall;
import dev.picode.llm.client.ModelClient;
import dev.picode.llm.client.ModelRoute;
import dev.picode.llm.client.ModelSetup;
import dev.picode.llm.http.WireReader;
import dev.picode.sandbox.json.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Measures how fast a stream of a model goes through the host, without a script: `bench/models` runs it.
///
/// A server in the same process sends a MiB of words as events in the shape of a widespread API, by HTTP on the loopback
/// address.
public final class ModelStreams {
  private static final int WORDS = 1 << 20;
  private static final int PER_DELTA = 16;
  private static final int DELTAS = WORDS / PER_DELTA;
  private static final byte[] STREAM = stream().getBytes(StandardCharsets.UTF_8);

  private ModelStreams() {}

  /// Prints a table; the argument is the number of warm rounds.
  public static void main(String[] args) throws IOException {
    int rounds = Integer.parseInt(args[0]);
    System.out.println("A MiB of words in " + DELTAS + " deltas of " + PER_DELTA + " characters, "
        + STREAM.length / 1024 + " KiB on the wire\n");
    System.out.println("| what | cold ms | warm ms, median | µs a delta |\n|---|---:|---:|---:|");
    measure("cut into events", rounds, ModelStreams::cut);
    measure("cut and read as JSON", rounds, ModelStreams::read);
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server));
      var client = new ModelClient(ModelSetup.of(new Http(), _ -> Optional.empty()));
      var call = ModelCall.of(ModelRequest.of("m", "hi"),
          new ModelRoute(new Plain("http://127.0.0.1:" + server.getLocalPort()), "m"));
      measure("asked, by HTTP", rounds, () -> client.ask(call, Budget.unlimited()).text().length());
    }
  }

  private static String stream() {
    var text = new StringBuilder();
    for (int i = 0; i < DELTAS; i++) {
      text.append("data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":"
          + "[{\"index\":0,\"delta\":{\"content\":\"" + "sixteen letters ".substring(0, PER_DELTA)
          + "\"},\"finish_reason\":null}]}\n\n");
    }
    return text + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
  }

  private static long cut() {
    WireReader reader = WireReader.sse();
    long events = 0;
    for (int at = 0; at < STREAM.length; at += 16 << 10) {
      events += reader.read(Arrays.copyOfRange(STREAM, at, Math.min(STREAM.length, at + (16 << 10)))).size();
    }
    return events;
  }

  private static long read() {
    WireReader reader = WireReader.sse();
    long words = 0;
    for (int at = 0; at < STREAM.length; at += 16 << 10) {
      byte[] piece = Arrays.copyOfRange(STREAM, at, Math.min(STREAM.length, at + (16 << 10)));
      words += events(reader.read(piece)).size();
    }
    return words;
  }

  private static List<ModelEvent> events(List<WireEvent> pieces) {
    var events = new ArrayList<ModelEvent>(pieces.size());
    for (WireEvent piece : pieces) {
      var choice = (Map<?, ?>) ((List<?>) ((Map<?, ?>) Json.parse(piece.data())).get("choices")).getFirst();
      if (((Map<?, ?>) choice.get("delta")).get("content") instanceof String words) {
        events.add(new ModelEvent.TextDelta(words));
      }
      if (choice.get("finish_reason") != null) {
        events.add(new ModelEvent.Stopped(StopReason.END));
      }
    }
    return events;
  }

  private static void measure(String what, int rounds, LongSupplier work) {
    double cold = millis(work);
    double[] warm = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      warm[i] = millis(work);
    }
    Arrays.sort(warm);
    double median = warm[rounds / 2];
    System.out.printf("| %s | %.0f | %.0f | %.2f |%n", what, cold, median, median * 1000 / DELTAS);
  }

  private static double millis(LongSupplier work) {
    long start = System.nanoTime();
    if (work.getAsLong() < DELTAS) {
      throw new IllegalStateException("something was lost");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static void serve(ServerSocket server) {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private static void answer(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (skipRequest(in)) {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
        for (int at = 0; at < STREAM.length; at += 4096) {
          int size = Math.min(4096, STREAM.length - at);
          out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
          out.write(STREAM, at, size);
          out.write('\r');
          out.write('\n');
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean skipRequest(InputStream in) throws IOException {
    int ends = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      ends = b == '\n' ? ends + 1 : b == '\r' ? ends : 0;
      if (ends == 2) {
        in.skipNBytes(BODY.length());
        return true;
      }
    }
    return false;
  }

  private static final String BODY = "{}";

  private static final class Http implements java.util.function.Supplier<HttpService> {
    private final HttpService service = new HttpService();

    @Override
    public HttpService get() {
      return service;
    }
  }

  private record Plain(String url) implements ModelProvider {
    @Override
    public String name() {
      return "plain";
    }

    @Override
    public ProviderInfo info() {
      return new ProviderInfo("Plain", List.of(), null, Supports.USUAL, List.of(), url, false);
    }

    @Override
    public WireRequest request(ModelRequest request, boolean stream) {
      return new WireRequest("POST", url, Map.of(), BODY);
    }

    @Override
    public Reading open() {
      return new Reading() {
        @Override
        public List<ModelEvent> read(List<WireEvent> pieces) {
          return events(pieces);
        }

        @Override
        public List<ModelEvent> end() {
          return List.of();
        }

        @Override
        public void close() {
          // Nothing is remembered.
        }
      };
    }

    @Override
    public ProviderProblem error(int status, String body) {
      return new ProviderProblem("", body, false);
    }
  }
}
