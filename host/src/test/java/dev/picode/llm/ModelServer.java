package dev.picode.llm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A server on the loopback address that speaks HTTP/1.1 as the servers of models do, down to the cut of its chunks, and
/// as they do when they are slow, broken or too busy. Safe for many threads.
///
/// Each request gets the next reply of those that were lined up, the last one again and again; or the one that a function
/// makes of the request.
public final class ModelServer implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedDeque<Reply> replies = new ConcurrentLinkedDeque<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch left = new CountDownLatch(1);
  private volatile @Nullable Function<Seen, Reply> answer;

  /// A request that came.
  ///
  /// @param target path and query
  /// @param headers by name, in lower case
  public record Seen(String method, String target, Map<String, String> headers, String body) {}

  private ModelServer(ServerSocket server) {
    this.server = server;
  }

  /// A server that runs.
  public static ModelServer start(Reply... replies) throws IOException {
    var started = new ModelServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    started.replies.addAll(List.of(replies));
    Thread.ofVirtual().start(started::accept);
    return started;
  }

  /// Lines up more replies.
  public ModelServer then(Reply... more) {
    replies.addAll(List.of(more));
    return this;
  }

  /// Makes the reply of each request.
  public ModelServer answering(Function<Seen, Reply> function) {
    answer = function;
    return this;
  }

  /// `http://127.0.0.1:PORT`.
  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /// The port.
  public int port() {
    return server.getLocalPort();
  }

  /// What came so far.
  public List<Seen> seen() {
    return seen;
  }

  /// Opened when a client left before its answer was whole.
  public CountDownLatch left() {
    return left;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      for (Seen request = read(in); request != null; request = read(in)) {
        seen.add(request);
        Function<Seen, Reply> function = answer;
        Reply reply = function != null
            ? function.apply(request)
            : replies.size() > 1 ? replies.poll() : replies.peek();
        if (reply == null || !write(reply, socket, in)) {
          return;
        }
      }
    } catch (IOException _) {
      left.countDown();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Seen read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    var headers = new TreeMap<String, String>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String[] parts = first.split(" ", -1);
    return new Seen(parts[0], parts[1], headers,
        new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  /// @return whether the connection may be used again
  private boolean write(Reply reply, Socket socket, InputStream in)
      throws IOException, InterruptedException {
    if (reply.ending() == Reply.Ending.NEVER) {
      return awaitLeaving(in);
    }
    OutputStream out = socket.getOutputStream();
    if (reply.status() > 0) {
      var head = new StringBuilder("HTTP/1.1 " + reply.status() + " Said\r\n");
      reply.headers()
          .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
      head.append("Transfer-Encoding: chunked\r\n\r\n");
      out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    }
    for (int i = 0; i < reply.pieces().size(); i++) {
      CountDownLatch hold = reply.hold();
      if (i == 1 && hold != null) {
        hold.await();
      }
      chunk(out, reply.pieces().get(i));
    }
    return switch (reply.ending()) {
      case WHOLE -> {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        yield true;
      }
      case RESET -> {
        // With something said before, a reset could overtake it on its way to the client.
        socket.setSoLinger(reply.status() == 0, 0);
        yield false;
      }
      case SILENT, NEVER -> awaitLeaving(in);
    };
  }

  private static void chunk(OutputStream out, byte[] piece) throws IOException {
    if (piece.length > 0) {
      out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(piece);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
  }

  private boolean awaitLeaving(InputStream in) throws IOException {
    if (in.read() < 0) {
      left.countDown();
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
