package dev.picode.plugin.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/// The real `git http-backend` on a port of this machine. Safe for many threads.
final class GitHttpServer implements AutoCloseable {
  private static final byte[] HEADERS_END = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  /// The paths that were asked for, with what stands before each whether it came with a password.
  final List<String> asked = new CopyOnWriteArrayList<>();
  private final MockWebServer server = new MockWebServer();
  private final Path root;

  /// @param root the folder of the repositories
  GitHttpServer(Path root) throws IOException {
    this.root = root;
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        asked.add((request.getHeaders().get("Authorization") == null ? "" : "password ")
            + url.encodedPath());
        try {
          return answer(request, url);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    });
    server.start();
  }

  /// The address of a repository.
  String url(String name) {
    return server.url("/" + name).toString();
  }

  private MockResponse answer(RecordedRequest request, HttpUrl url) throws IOException {
    var builder = new ProcessBuilder("git", "http-backend");
    var environment = builder.environment();
    environment.put("GIT_PROJECT_ROOT", root.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("PATH_INFO", url.encodedPath());
    environment.put("QUERY_STRING", Objects.requireNonNullElse(url.encodedQuery(), ""));
    environment.put("REQUEST_METHOD", request.getMethod());
    put(environment, "CONTENT_TYPE", request.getHeaders().get("Content-Type"));
    put(environment, "HTTP_CONTENT_ENCODING", request.getHeaders().get("Content-Encoding"));
    put(environment, "GIT_PROTOCOL", request.getHeaders().get("Git-Protocol"));
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      if (request.getBody() != null) {
        in.write(request.getBody().toByteArray());
      }
    }
    return response(process.getInputStream().readAllBytes());
  }

  private static void put(Map<String, String> environment, String name,
      @Nullable String value) {
    if (value != null) {
      environment.put(name, value);
    }
  }

  private static MockResponse response(byte[] said) {
    int end = indexOf(said);
    var response = new MockResponse.Builder();
    response.code(200);
    for (String header : new String(said, 0, end, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
      int colon = header.indexOf(':');
      String name = header.substring(0, colon);
      String value = header.substring(colon + 1).strip();
      if (name.equalsIgnoreCase("Status")) {
        response.code(Integer.parseInt(value.substring(0, 3)));
      } else {
        response.setHeader(name, value);
      }
    }
    int body = end + HEADERS_END.length;
    return response.body(new Buffer().write(said, body, said.length - body)).build();
  }

  private static int indexOf(byte[] said) {
    for (int i = 0; i + HEADERS_END.length <= said.length; i++) {
      if (Arrays.equals(said, i, i + HEADERS_END.length, HEADERS_END, 0,
          HEADERS_END.length)) {
        return i;
      }
    }
    throw new IllegalStateException("git http-backend gave no headers");
  }

  @Override
  public void close() {
    server.close();
  }
}
