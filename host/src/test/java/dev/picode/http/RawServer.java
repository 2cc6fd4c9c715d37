package dev.picode.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on the loopback address that answers however a test wants, also as no server should. Safe
/// for many threads.
final class RawServer implements AutoCloseable {
  private final ServerSocket server;
  private final Answer answer;
  private final boolean listens;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  final List<List<String>> heads = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();

  /// Writes an answer to whoever asked.
  interface Answer {
    void write(OutputStream out) throws IOException;
  }

  private RawServer(ServerSocket server, Answer answer, boolean listens) {
    this.server = server;
    this.answer = answer;
    this.listens = listens;
  }

  static RawServer start(Answer answer) throws IOException {
    var raw = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer,
        true);
    Thread.ofVirtual().start(raw::accept);
    return raw;
  }

  static RawServer saying(String text) throws IOException {
    return start(out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /// A server that speaks first.
  static RawServer greeting(String text) throws IOException {
    var raw = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)), false);
    Thread.ofVirtual().start(raw::accept);
    return raw;
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      var head = new ArrayList<String>();
      String line = listens ? in.readLine() : null;
      while (line != null && !line.isEmpty()) {
        head.add(line);
        line = in.readLine();
      }
      heads.add(head);
      answer.write(socket.getOutputStream());
    } catch (SocketException _) {
      // The client has left.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
